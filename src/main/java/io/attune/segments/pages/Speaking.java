package io.attune.segments.pages;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.segments.membership.Catalogue;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// Gives rules the words of a viewer.
@Component
class Speaking {
    private final CustomFields fields;
    private final CurrentWords words;

    Speaking(CustomFields fields, CurrentWords words) {
        this.fields = fields;
        this.words = words;
    }

    Sentences of(Viewer viewer, Catalogue catalogue) {
        var all = new ArrayList<CustomField>(fields.of(RecordKind.PERSON));
        all.addAll(fields.of(RecordKind.ACCOUNT));
        return new Sentences(words.of(viewer), catalogue, all);
    }
}
