package io.attune.platform.mail;

/// Sends Attune's own mail: invitations, new passwords. Answers to customers go through channels instead.
public interface Mailer {
    /// Whether there is a mail server, and an address of ours that links in mail can lead to.
    boolean configured();

    /// Hands a mail to the server, waiting some seconds at most. Never throws: the caller shows what came of it.
    Delivery send(Mail mail);

    /// A plain text; the address is one of a colleague.
    record Mail(String to, String subject, String text) {}

    sealed interface Delivery {
        /// The server took it; nobody knows yet whether it arrives.
        record Sent() implements Delivery {}

        record NotConfigured() implements Delivery {}

        record Failed(String reason) implements Delivery {}
    }
}
