//! How a person wants to see things: light or dark, contrast, text size.

/// A person's choices about looks; they become attributes of the root element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Light, dark, or as the device says.
    pub shade: Shade,
    /// Stronger lines and inks.
    pub more_contrast: bool,
    /// Text a fifth larger.
    pub large: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Reads the cookie `theme`, such as `dark+contrast+large`; unknown words are passed over.
    pub fn parse(cookie: &str) -> Self {
        let mut theme = Theme::default();
        for word in cookie.split(['+', '.', ' ']) {
            match word {
                "light" => theme.shade = Shade::Light,
                "dark" => theme.shade = Shade::Dark,
                "contrast" => theme.more_contrast = true,
                "large" => theme.large = true,
                _ => {}
            }
        }
        theme
    }

    /// The value of the root's `data-theme`: `auto`, `light`, `dark`.
    pub fn shade_key(self) -> &'static str {
        match self.shade {
            Shade::Auto => "auto",
            Shade::Light => "light",
            Shade::Dark => "dark",
        }
    }

    /// The value of the root's `data-contrast`: `more` or `normal`.
    pub fn contrast_key(self) -> &'static str {
        if self.more_contrast { "more" } else { "normal" }
    }

    /// The value of the root's `data-size`: `large` or `normal`.
    pub fn size_key(self) -> &'static str {
        if self.large { "large" } else { "normal" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_read_word_by_word() {
        let theme = Theme::parse("dark.contrast.blink");
        assert_eq!(theme, Theme { shade: Shade::Dark, more_contrast: true, large: false });
    }
}
