package io.attune.platform.users;

/// Somebody else signs in with this address.
public final class MailTaken extends RuntimeException {
    public MailTaken() {
        super("somebody signs in with this address already");
    }
}
