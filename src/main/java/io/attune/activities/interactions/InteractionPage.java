package io.attune.activities.interactions;

import io.attune.activities.subjects.Subject;
import io.attune.platform.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An interaction with the form that changes it; without one yet, the form alone. `conflict` says that somebody else
/// was faster: then `interaction` is how it stands, and `form` what was typed.
public record InteractionPage(
        @Nullable Interaction interaction,
        Subject subject,
        String about,
        List<Prose> prose,
        InteractionForm form,
        Problems problems,
        boolean ours,
        boolean conflict) {
    public InteractionPage {
        prose = List.copyOf(prose);
    }

    static InteractionPage of(
            Interaction interaction, InteractionForm form, Problems problems, boolean ours, boolean conflict) {
        return new InteractionPage(
                interaction,
                interaction.subject(),
                interaction.about(),
                Prose.of(interaction.text(), interaction.mentioned()),
                form,
                problems,
                ours,
                conflict);
    }

    public String action() {
        return interaction == null ? "/interactions" : interaction.path();
    }
}
