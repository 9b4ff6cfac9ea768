//! Traces: spans leave in batches for a collector (OpenTelemetry protocol over HTTP, protobuf), and are dropped when it does not answer.

use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http::Response;
use kernel::Result;
use kernel::broken;
use opentelemetry::trace::TracerProvider;
use opentelemetry_http::HttpClient;
use opentelemetry_http::HttpError;
use opentelemetry_otlp::SpanExporter;
use opentelemetry_otlp::WithExportConfig;
use opentelemetry_otlp::WithHttpConfig;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::runtime::Handle;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

/// Sends spans in the background; what waits is sent when it is dropped.
pub(super) struct Exporter(SdkTracerProvider);

impl Exporter {
    /// Begins to send to a collector's address, such as `http://127.0.0.1:4318`.
    ///
    /// # Errors
    /// `Broken` when the address is none, or outside of a runtime.
    pub(super) fn begin(endpoint: &str) -> Result<Self> {
        let base = endpoint.trim_end_matches('/');
        let address = if base.ends_with("/v1/traces") { base.to_owned() } else { format!("{base}/v1/traces") };
        let exporter = SpanExporter::builder().with_http().with_http_client(Client::new()?).with_endpoint(address).build();
        let exporter = exporter.map_err(broken("beginning to send traces"))?;
        let resource = Resource::builder().with_service_name("daleel").build();
        Ok(Self(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build()))
    }

    /// What hands spans to it. Those of the libraries that carry the spans away are left out: they would never end.
    pub(super) fn layer<S: tracing::Subscriber + for<'s> LookupSpan<'s> + Send + Sync>(&self) -> Box<dyn Layer<S> + Send + Sync> {
        let carriers = ["hyper", "h2", "reqwest", "rustls", "tower", "opentelemetry"];
        let is_ours = filter_fn(move |of| of.is_span() && !carriers.iter().any(|carrier| of.target().starts_with(carrier)));
        tracing_opentelemetry::layer().with_tracer(self.0.tracer("daleel")).with_filter(is_ours).boxed()
    }
}

impl Drop for Exporter {
    fn drop(&mut self) {
        drop(self.0.shutdown());
    }
}

/// The client for the collector. The batches come from a thread without a runtime, so calls are handed to the product's own.
#[derive(Debug)]
struct Client {
    client: reqwest::Client,
    runtime: Handle,
}

impl Client {
    fn new() -> Result<Self> {
        drop(rustls::crypto::ring::default_provider().install_default());
        let built =
            reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).timeout(Duration::from_secs(10)).build();
        let runtime = Handle::try_current().map_err(broken("beginning to send traces"))?;
        Ok(Self { client: built.map_err(broken("beginning to send traces"))?, runtime })
    }
}

async fn send(client: reqwest::Client, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    let (parts, body) = request.into_parts();
    let sent = client.request(parts.method, parts.uri.to_string()).headers(parts.headers).body(body).send().await?;
    let status = sent.status();
    Ok(Response::builder().status(status).body(sent.bytes().await?)?)
}

type Sending<'f> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'f>>;

impl HttpClient for Client {
    fn send_bytes<'c, 'f>(&'c self, request: Request<Bytes>) -> Sending<'f>
    where
        'c: 'f,
        Self: 'f,
    {
        let sending = self.runtime.spawn(send(self.client.clone(), request));
        Box::pin(async move { sending.await? })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::Mutex;

    use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
    use prost::Message;
    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    /// A collector on a free port that keeps what it is sent.
    async fn collector() -> (String, Arc<Mutex<Vec<Bytes>>>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, kept) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(Vec::new())));
        let keeping = kept.clone();
        let keep = move |body: Bytes| async move { keeping.lock().unwrap().push(body) };
        let router = axum::Router::new().route("/v1/traces", axum::routing::post(keep));
        tokio::spawn(async move { axum::serve(listener, router).await });
        (format!("http://{address}"), kept)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_request_reaches_the_collector_as_a_span_with_its_name() {
        let (address, kept) = collector().await;
        let exporter = Exporter::begin(&address).unwrap();
        let subscriber = tracing_subscriber::registry().with(exporter.layer());
        tracing::subscriber::with_default(subscriber, || {
            tracing::info_span!("request", otel.name = "GET /desk/cases/{id}", status = 200).in_scope(|| {});
            tracing::info_span!(target: "hyper::client", "carrier").in_scope(|| {});
        });
        tokio::task::spawn_blocking(move || drop(exporter)).await.unwrap();
        let sent = kept.lock().unwrap().clone();
        let spans: Vec<String> = sent
            .into_iter()
            .flat_map(|body| ExportTraceServiceRequest::decode(body).unwrap().resource_spans)
            .flat_map(|resource| resource.scope_spans)
            .flat_map(|scope| scope.spans)
            .map(|span| span.name)
            .collect();
        assert_eq!(spans, ["GET /desk/cases/{id}"]);
    }
}
