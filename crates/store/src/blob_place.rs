//! Where large bytes lie: a folder, or an object store that speaks S3.

use std::path::PathBuf;
use std::sync::Arc;

use kernel::Error;
use kernel::Result;
use kernel::Secret;
use kernel::broken;
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;

/// Where large bytes lie.
#[derive(Clone, Debug)]
pub enum BlobPlace {
    /// A folder on this machine, made when it is not there.
    Folder(PathBuf),
    /// A bucket that all nodes share.
    S3 {
        /// The server's address: `https://storage.example.bh`.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// The region, such as `me-south-1`; many servers take any.
        region: String,
        /// The key's id.
        key: String,
        /// The key.
        secret: Secret<String>,
    },
}

impl BlobPlace {
    pub(crate) fn open(&self) -> Result<Arc<dyn ObjectStore>> {
        match self {
            BlobPlace::Folder(folder) => {
                std::fs::create_dir_all(folder).map_err(broken("making the folder of attachments"))?;
                // Each object is synced, then named, then its folder is synced: what `put` answers survives a power cut.
                let store = LocalFileSystem::new_with_prefix(folder).map_err(broken("opening the folder of attachments"))?;
                Ok(Arc::new(store.with_fsync(true)))
            }
            BlobPlace::S3 { endpoint, bucket, region, key, secret } => {
                // The client takes the process's provider of cryptography; whoever came first has set the same one.
                drop(rustls::crypto::ring::default_provider().install_default());
                let builder = AmazonS3Builder::new().with_endpoint(endpoint).with_bucket_name(bucket).with_region(region);
                let builder = builder.with_access_key_id(key).with_secret_access_key(secret.reveal());
                let plain = endpoint.starts_with("http://127.0.0.1") || endpoint.starts_with("http://localhost");
                Ok(Arc::new(builder.with_allow_http(plain).build().map_err(broken("opening the object store"))?))
            }
        }
    }
}

/// An object's name: its hash, in folders of the first letters.
pub(crate) fn path(hash: &str) -> Path {
    Path::from(format!("{}/{hash}", hash.get(..2).unwrap_or("xx")))
}

/// The hash that an object's name holds; nothing for a stranger's.
pub(crate) fn hash_of(path: &Path) -> Option<String> {
    path.filename().filter(|name| is_hash(name)).map(str::to_owned)
}

pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(crate) fn trouble(error: object_store::Error) -> Error {
    match error {
        object_store::Error::NotFound { .. } => Error::NotFound("blob"),
        other if io_kind(&other) == Some(std::io::ErrorKind::StorageFull) => Error::ReadOnly("disk-full"),
        other if io_kind(&other) == Some(std::io::ErrorKind::ReadOnlyFilesystem) => Error::ReadOnly("disk-unwritable"),
        other => {
            tracing::error!(error = %other, "the object store does not do its work");
            Error::Busy(5)
        }
    }
}

fn io_kind(error: &(dyn std::error::Error + 'static)) -> Option<std::io::ErrorKind> {
    let io = error.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
    io.or_else(|| error.source().and_then(io_kind))
}
