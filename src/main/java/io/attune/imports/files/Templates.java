package io.attune.imports.files;

import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.Preview;
import io.attune.platform.tabular.TargetField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Files whose columns nobody needs to assign again: those that somebody of the team brought before, and what
/// well-known programs export.
@Component
class Templates {
    private final TemplateStore store;
    private final Exports exports;

    Templates(TemplateStore store, Exports exports) {
        this.store = store;
        this.exports = exports;
    }

    /// What is known of such a file; without wishes where it seems to hold something else.
    record Found(Wishes wishes, Recognised as) {}

    /// The columns decide, so there are none without a header.
    Optional<Found> find(Viewer viewer, Target target, Fields fields, Preview preview) {
        if (!preview.layout().header()) return Optional.empty();
        List<String> names = names(preview);
        return store.find(viewer, target, fingerprint(names))
                .map(known -> new Found(wishes(known.plan(), fields), known.as()))
                .or(() -> exports.find(names, target).map(export -> ready(export, names, target)))
                .or(() -> exports.find(names, null)
                        .filter(export -> export.brings().open(viewer))
                        .map(export ->
                                new Found(Wishes.NONE, new Recognised.Export(export.program(), export.brings()))));
    }

    void remember(Viewer viewer, Target target, Plan plan, String file) {
        String headers = plan.headers();
        if (headers != null) store.remember(viewer, target, headers, plan, file);
    }

    /// What the columns say that the file holds, if they say anything.
    Optional<Target> target(Viewer viewer, Preview preview) {
        return exports.find(names(preview), null).map(Exports.Export::brings).filter(target -> target.open(viewer));
    }

    /// Null where nothing names the columns.
    static @Nullable String fingerprint(Preview preview) {
        return preview.layout().header() ? fingerprint(names(preview)) : null;
    }

    /// What becomes of known rows is chosen each time: it may have been meant for that file alone.
    private static Wishes wishes(Plan plan, Fields fields) {
        return Wishes.of(plan).onlyThese(fields).without("merge");
    }

    /// The fields of the company itself are still recognised by their names.
    private static Found ready(Exports.Export export, List<String> names, Target target) {
        var said = new HashMap<String, String>();
        for (TargetField<?> field : target.fields()) said.put("c." + field.name(), "");
        export.assigned(names).forEach((field, column) -> said.put("c." + field, Integer.toString(column)));
        return new Found(new Wishes(said), new Recognised.Export(export.program(), target));
    }

    private static List<String> names(Preview preview) {
        return preview.columns().stream().map(Preview.Column::name).toList();
    }

    private static String fingerprint(List<String> names) {
        try {
            byte[] joined = String.join("\u001f", names).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
