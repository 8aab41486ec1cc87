package io.attune.platform.mail;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

@Component
@EnableConfigurationProperties(MailProperties.class)
class SmtpMailer implements Mailer {
    private static final Logger log = LoggerFactory.getLogger(SmtpMailer.class);
    private static final String PATIENCE_MS = "8000";

    private final @Nullable JavaMailSenderImpl server;
    private final String from;
    private final boolean linksLeadHere;

    SmtpMailer(MailProperties mail, OwnAddress address) {
        this.server = StringUtils.hasText(mail.host()) ? server(mail) : null;
        this.from = StringUtils.hasText(mail.from()) ? mail.from() : "attune@localhost";
        this.linksLeadHere = address.known().isPresent();
        if (server != null && !linksLeadHere)
            log.warn(
                    "ATTUNE_MAIL_HOST is set but ATTUNE_URL is not: links in mail would lead nowhere, so none is sent");
    }

    @Override
    public boolean configured() {
        return server != null && linksLeadHere;
    }

    @Override
    public Delivery send(Mail mail) {
        if (server == null || !linksLeadHere) return new Delivery.NotConfigured();
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        try {
            server.send(message);
            return new Delivery.Sent();
        } catch (MailException e) {
            log.warn("A mail could not be sent: {}", e.getMessage());
            return new Delivery.Failed(String.valueOf(e.getMostSpecificCause().getMessage()));
        }
    }

    private static JavaMailSenderImpl server(MailProperties mail) {
        var server = new JavaMailSenderImpl();
        server.setHost(mail.host());
        server.setPort(mail.port());
        server.setUsername(mail.user());
        server.setPassword(mail.password());
        server.setDefaultEncoding("UTF-8");
        Properties settings = server.getJavaMailProperties();
        settings.put("mail.smtp.auth", Boolean.toString(StringUtils.hasText(mail.user())));
        settings.put(
                "mail.smtp.starttls.enable", Boolean.toString(mail.encryption() == MailProperties.Encryption.STARTTLS));
        settings.put(
                "mail.smtp.starttls.required",
                Boolean.toString(mail.encryption() == MailProperties.Encryption.STARTTLS));
        settings.put("mail.smtp.ssl.enable", Boolean.toString(mail.encryption() == MailProperties.Encryption.TLS));
        settings.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        settings.put("mail.smtp.timeout", PATIENCE_MS);
        settings.put("mail.smtp.writetimeout", PATIENCE_MS);
        return server;
    }
}
