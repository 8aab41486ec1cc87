package io.attune.platform.users;

import io.attune.platform.mail.Mailer;
import io.attune.platform.mail.OwnAddress;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Makes links and the letters that carry them.
@Component
class Letters {
    private final Mailer mailer;
    private final OwnAddress own;
    private final MessageSource messages;
    private final ColleagueStore colleagues;
    private final CompanySettings settings;

    Letters(
            Mailer mailer,
            OwnAddress own,
            MessageSource messages,
            ColleagueStore colleagues,
            CompanySettings settings) {
        this.mailer = mailer;
        this.own = own;
        this.messages = messages;
        this.colleagues = colleagues;
        this.settings = settings;
    }

    boolean canBeSent() {
        return mailer.configured();
    }

    /// The address of a link for an admin to hand over; without one of our own it is the one that the admin uses.
    String link(Secret secret, String asTheAdminSeesUs) {
        return own.known().orElse(asTheAdminSeesUs) + "/access/" + secret.value();
    }

    Mailer.Delivery invite(Colleague to, Secret secret, String from) {
        return send(to.id(), to.mail(), "letter.invitation", to.name(), from, secret);
    }

    Mailer.Delivery reset(UserId user, String mail, String name, Secret secret) {
        return send(user, mail, "letter.reset", name, "", secret);
    }

    private Mailer.Delivery send(UserId user, String mail, String letter, String name, String from, Secret secret) {
        if (own.known().isEmpty()) return new Mailer.Delivery.NotConfigured();
        Locale chosen = colleagues.preferences(user).language();
        Locale locale = chosen == null ? settings.current().language() : chosen;
        Object[] words = {name, settings.current().company(), from, link(secret, "")};
        return mailer.send(new Mailer.Mail(
                mail,
                messages.getMessage(letter + ".subject", words, locale),
                messages.getMessage(letter + ".text", words, locale)));
    }
}
