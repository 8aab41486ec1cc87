package io.attune.activities.interactions;

import io.attune.activities.files.CustomerFile;
import io.attune.activities.subjects.Subject;
import io.attune.platform.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An interaction with its files and the form that changes it; without one yet, the form alone. `others`
/// are who was there and who could have been. `conflict` says that somebody else
/// was faster: then `interaction` is how it stands, and `form` what was typed.
public record InteractionPage(
        @Nullable Interaction interaction,
        Subject subject,
        String about,
        List<Prose> prose,
        List<CustomerFile> files,
        List<Participant> others,
        InteractionForm form,
        Problems problems,
        boolean ours,
        boolean conflict) {
    public InteractionPage {
        prose = List.copyOf(prose);
        files = List.copyOf(files);
        others = List.copyOf(others);
    }

    static InteractionPage of(
            Interaction interaction,
            List<CustomerFile> files,
            List<Participant> others,
            InteractionForm form,
            Problems problems,
            boolean ours,
            boolean conflict) {
        return new InteractionPage(
                interaction,
                interaction.subject(),
                interaction.about(),
                Prose.of(interaction.text(), interaction.mentioned()),
                files,
                others,
                form,
                problems,
                ours,
                conflict);
    }

    /// Who was there, besides whom it is about.
    public List<Participant> there() {
        return others.stream().filter(Participant::there).toList();
    }

    public String action() {
        return interaction == null ? "/interactions" : interaction.path();
    }
}
