package io.attune.activities.adding;

import io.attune.activities.interactions.Interaction;
import io.attune.activities.interactions.InteractionForm;
import io.attune.activities.interactions.Participants;
import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.activities.tasks.OpenTasks;
import io.attune.activities.tasks.TaskForm;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Piece;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Adds to the timeline, right above it.
@Component
class AddPart implements PersonPart {
    private static final int SHOWN = 5;

    private final OpenTasks tasks;
    private final Participants participants;
    private final Colleagues colleagues;
    private final Clock clock;

    AddPart(OpenTasks tasks, Participants participants, Colleagues colleagues, Clock clock) {
        this.tasks = tasks;
        this.participants = participants;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.CARD;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return of(viewer, Subject.of(person));
    }

    Optional<Piece> of(Viewer viewer, Subject subject) {
        if (viewer.reads(Kind.ACTIVITIES) == Viewer.Scope.NONE) return Optional.empty();
        boolean adds = Subjects.adds(viewer);
        var open = tasks.of(viewer, subject, SHOWN);
        if (!adds && open.isEmpty()) return Optional.empty();
        long person = subject.personNumber();
        long account = subject.accountNumber();
        var page = new AddPage(
                subject,
                Arrays.stream(Interaction.Kind.values())
                        .map(kind -> InteractionForm.about(kind, person, account))
                        .toList(),
                adds ? participants.fellows(viewer, subject) : List.of(),
                TaskForm.about(LocalDate.ofInstant(clock.instant(), viewer.zone()), person, account),
                adds ? colleagues.active() : List.of(),
                open,
                adds);
        return Optional.of(Piece.of("activities/adding/add", page));
    }
}
