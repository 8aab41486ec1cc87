package io.attune.platform.mail;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// The address under which people reach this Attune, from `ATTUNE_URL`.
///
/// Links in mail are made of this alone and never of what a request calls its host, which a stranger can choose.
@Component
public class OwnAddress {
    private final String url;

    OwnAddress(@Value("${attune.url:}") String url) {
        this.url = url.strip().replaceAll("/+$", "");
    }

    public Optional<String> known() {
        return StringUtils.hasText(url) ? Optional.of(url) : Optional.empty();
    }
}
