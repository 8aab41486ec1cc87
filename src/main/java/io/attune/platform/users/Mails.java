package io.attune.platform.users;

import java.util.Locale;

/// How mail addresses are compared: nobody remembers whether they typed a capital letter.
final class Mails {
    private Mails() {}

    static String normal(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }
}
