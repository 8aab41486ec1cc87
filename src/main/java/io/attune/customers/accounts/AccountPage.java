package io.attune.customers.accounts;

import io.attune.customers.records.RecordDetails;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account's page: what it is, how it hangs together with others, and what the modules bring. `people` are those of
/// the whole tree below it.
public record AccountPage(
        AccountRecord account,
        RecordDetails details,
        List<Branch> tree,
        boolean treeCut,
        long people,
        List<Piece> chips,
        List<Piece> facts,
        List<Piece> cards,
        List<String> tabs,
        String tab,
        @Nullable Piece content,
        boolean changeable) {
    public AccountPage {
        tree = List.copyOf(tree);
        chips = List.copyOf(chips);
        facts = List.copyOf(facts);
        cards = List.copyOf(cards);
        tabs = List.copyOf(tabs);
    }

    public String path() {
        return "/accounts/" + account.id();
    }

    /// The path of the form of somebody else who belongs to it.
    public String another() {
        return "/people/new?account=" + URLEncoder.encode(account.facts().name(), StandardCharsets.UTF_8);
    }

    /// Such as "Hamburg · part of Nordlicht Hotels · no. A-0001".
    public String subtitle(Words words) {
        var parts = new ArrayList<String>();
        if (!account.facts().contacts().addresses().isEmpty()) {
            String city = account.facts().contacts().addresses().getFirst().city();
            if (city != null) parts.add(city);
        }
        if (account.parentName() != null) parts.add(words.text("account.part.of", account.parentName()));
        if (account.facts().number() != null)
            parts.add(words.text("person.numbered", account.facts().number()));
        return String.join(" · ", parts);
    }

    public boolean inTree() {
        return tree.size() > 1;
    }
}
