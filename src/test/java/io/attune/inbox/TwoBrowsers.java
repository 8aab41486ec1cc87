package io.attune.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Visitor;
import java.util.ArrayList;
import java.util.List;

/// Two colleagues at their own browsers, in which no dialog may open.
final class TwoBrowsers implements AutoCloseable {
    final Visitor mira;
    final Visitor tom;
    private final List<String> dialogs = new ArrayList<>();

    TwoBrowsers(int port, String mailOfMira, String mailOfTom) {
        mira = signedIn(port, mailOfMira);
        tom = signedIn(port, mailOfTom);
    }

    void assertNothingComplained() {
        assertThat(dialogs).as("dialogs that opened").isEmpty();
        mira.assertNothingComplained();
        tom.assertNothingComplained();
    }

    @Override
    public void close() {
        try (mira;
                tom) {}
    }

    private Visitor signedIn(int port, String mail) {
        Visitor visitor = Visitor.of(port);
        visitor.page().onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        visitor.signIn(mail);
        return visitor;
    }
}
