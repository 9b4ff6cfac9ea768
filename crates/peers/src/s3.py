"""An object store that speaks S3 and checks each signature (moto's server). Prints its port, and the key and the secret of the one who may
use its bucket; ends when its input does."""

import json
import os
import sys

# So many calls make the bucket and the one who may use it. After them each call must be signed with a key that the server gave out.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "4"

import boto3
from moto.server import ThreadedMotoServer

REGION = "me-south-1"
ALL = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()


def client(service):
    return boto3.client(
        service, endpoint_url=f"http://{host}:{port}", region_name=REGION, aws_access_key_id="nobody", aws_secret_access_key="nothing"
    )


client("s3").create_bucket(Bucket="attachments", CreateBucketConfiguration={"LocationConstraint": REGION})
users = client("iam")
users.create_user(UserName="story")
users.put_user_policy(UserName="story", PolicyName="all", PolicyDocument=json.dumps(ALL))
key = users.create_access_key(UserName="story")["AccessKey"]
print(port, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
sys.stdin.read()
