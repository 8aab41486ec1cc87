package io.attune.platform.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mail server, such as `ATTUNE_MAIL_HOST`, `ATTUNE_MAIL_FROM`. Without a host there is no mail.
@ConfigurationProperties("attune.mail")
record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("STARTTLS") Encryption encryption) {
    enum Encryption {
        /// Only for a server on the same machine.
        NONE,
        STARTTLS,
        TLS
    }
}
