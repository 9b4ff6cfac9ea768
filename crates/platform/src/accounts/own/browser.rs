//! A browser's long name of itself, read as the two names that people know: the browser and the system it runs on.

/// Marks in the name and what they mean, the particular before the general: most browsers also call themselves the common ones.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

/// Systems, likewise.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// `Chrome · Windows`; what is not known is shown as it was sent.
pub(super) fn named(agent: &str) -> String {
    let find = |known: &[(&str, &'static str)]| known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let names: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    if names.is_empty() { agent.to_owned() } else { names.join(" · ") }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_browser_is_called_by_its_name_and_an_unknown_one_by_what_it_sent() {
        let safari =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1";
        let edge =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 Edg/148.0";
        assert_eq!(named(safari), "Safari · iPhone");
        assert_eq!(named(edge), "Edge · Windows");
        assert_eq!(named("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"), "Firefox · Linux");
        assert_eq!(named("testkit"), "testkit");
    }
}
