package io.attune.segments.pages;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import io.attune.segments.membership.Segment;
import io.attune.segments.pages.Draft.Group;
import io.attune.segments.rules.Deed;
import io.attune.segments.rules.Figure;
import io.attune.segments.rules.How;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.Test;
import io.attune.segments.rules.TraitKey;
import io.attune.segments.rules.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The builder with what stands in it, and what can be chosen. What the viewer may not hear of is not offered.
public record BuilderPage(
        @Nullable Segment segment,
        String name,
        String about,
        int version,
        @Nullable String ready,
        Group draft,
        Sentences sentences,
        Viewer viewer,
        @Nullable String problem,
        @Nullable String nameProblem) {
    public String action() {
        return segment == null ? "/segments" : "/segments/" + segment.id();
    }

    /// What can be added to a group.
    public List<Choice> kinds() {
        var kinds = new ArrayList<String>(List.of("attribute", "event", "sequence"));
        if (offers(new Rule.Late())) kinds.addAll(List.of("value", "late"));
        kinds.addAll(List.of("present", "consent", "bucket"));
        if (!segments().isEmpty()) kinds.add("segment");
        kinds.add("group");
        return kinds.stream()
                .map(kind -> new Choice(kind, words().text("segment.kind." + kind)))
                .toList();
    }

    public List<Choice> modes() {
        return choices("segment.mode.", Arrays.stream(Draft.Mode.values()).map(Enum::name));
    }

    public List<Choice> attributes() {
        var keys = new ArrayList<TraitKey>(List.of(TraitKey.Known.values()));
        for (CustomField field : sentences.fields())
            keys.add(new TraitKey.Own(field.id(), field.subject() == RecordKind.ACCOUNT));
        return keys.stream()
                .filter(key -> offers(new Rule.Has(key, new Test.Known())))
                .map(key -> new Choice(key.written(), sentences.attribute(key)))
                .toList();
    }

    /// How an attribute of this type is compared.
    public List<Choice> tests(String attribute) {
        List<String> tests = TraitKey.read(attribute)
                .map(key -> switch (key) {
                    case TraitKey.Known known ->
                        known.dated() ? List.of("day", "known") : List.of("is", "has", "begins", "known");
                    case TraitKey.Own(long id, var _) -> of(id);
                })
                .orElse(List.of("known"));
        return choices("segment.test.", tests.stream());
    }

    /// The one that was chosen, or the usual one where that makes no sense of the attribute.
    public String test(Draft.Row row) {
        List<Choice> tests = tests(row.text("attribute"));
        return tests.stream()
                .map(Choice::value)
                .filter(row.text("test")::equals)
                .findFirst()
                .orElse(tests.getFirst().value());
    }

    private List<String> of(long id) {
        return sentences.fields().stream()
                .filter(field -> field.id() == id)
                .findFirst()
                .map(field -> switch (field.type()) {
                    case TEXT, LINK, CHOICE, CHOICES -> List.of("is", "has", "begins", "known");
                    case NUMBER, MONEY -> List.of("number", "known");
                    case DATE -> List.of("day", "known");
                    case BOOLEAN -> List.of("yes", "no", "known");
                })
                .orElse(List.of("known"));
    }

    public List<Choice> events() {
        return Arrays.stream(Deed.What.values())
                .filter(what -> offers(new Rule.Did(Deed.of(what), new How.First(), new Window.Ever())))
                .map(what -> new Choice(what.code(), sentences.what(what)))
                .toList();
    }

    public List<Choice> hows() {
        return choices("segment.how.", List.of("times", "never", "first", "stopped", "restarted").stream());
    }

    public List<Choice> windows() {
        return choices("segment.window.", List.of("last", "before", "between", "ever").stream());
    }

    public List<Choice> figures() {
        return Arrays.stream(Figure.values())
                .filter(figure -> offers(new Rule.Stands(figure, null, null)))
                .map(figure -> new Choice(figure.code(), sentences.figure(figure)))
                .toList();
    }

    public List<Choice> intents() {
        return choices("intent.", Arrays.stream(Intent.values()).map(Intent::code));
    }

    public List<Choice> sentiments() {
        return choices("sentiment.", Arrays.stream(Sentiment.values()).map(Sentiment::code));
    }

    /// Those that do not rest on the one that is written.
    public List<Choice> segments() {
        return sentences.catalogue().open(viewer).stream()
                .filter(other -> segment == null
                        || sentences
                                .catalogue()
                                .circle(
                                        segment.id().value(),
                                        new Rule.Within(other.id().value()))
                                .isEmpty())
                .map(other -> new Choice(other.id().toString(), other.name()))
                .toList();
    }

    public List<Choice> purposes() {
        return choices("privacy.purpose.", Arrays.stream(Purpose.values()).map(Enum::name));
    }

    public List<Choice> ways() {
        return Arrays.stream(Way.values())
                .map(way -> new Choice(way.name(), words().text("privacy.way." + way.name())))
                .toList();
    }

    public boolean priced(Draft.Row row) {
        boolean priced = row.text("event").equals("order") || row.text("event").equals("return");
        return priced && viewer.shows(Field.AMOUNTS);
    }

    private boolean offers(Rule rule) {
        return sentences.catalogue().open(viewer, rule);
    }

    private List<Choice> choices(String key, Stream<String> codes) {
        return codes.map(code -> new Choice(code, words().text(key + code))).toList();
    }

    private Words words() {
        return sentences.words();
    }
}
