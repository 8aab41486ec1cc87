package io.attune.identity.matching;

import java.util.Set;

/// Where everybody may have a mailbox: there a common domain says nothing, and a like name is
/// another person's.
final class FreeMail {
    private static final Set<String> DOMAINS = Set.of(
            "gmail.com",
            "yahoo.com",
            "hotmail.com",
            "outlook.com",
            "live.com",
            "msn.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "mail.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "gmx.com",
            "web.de",
            "t-online.de",
            "freenet.de",
            "yahoo.de",
            "yahoo.co.uk",
            "yahoo.fr",
            "yahoo.it",
            "yahoo.es",
            "hotmail.fr",
            "hotmail.co.uk",
            "hotmail.de",
            "hotmail.it",
            "hotmail.es",
            "outlook.de",
            "outlook.fr",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "sfr.fr",
            "laposte.net",
            "libero.it",
            "tiscali.it",
            "wp.pl",
            "o2.pl",
            "mail.ru",
            "yandex.ru",
            "qq.com",
            "163.com",
            "126.com",
            "sina.com",
            "naver.com",
            "comcast.net",
            "btinternet.com",
            "bluewin.ch",
            "ziggo.nl",
            "proton.me",
            "protonmail.com",
            "posteo.de",
            "mailbox.org",
            "aon.at",
            "seznam.cz",
            "uol.com.br");

    private FreeMail() {}

    static boolean has(String domain) {
        return DOMAINS.contains(domain);
    }
}
