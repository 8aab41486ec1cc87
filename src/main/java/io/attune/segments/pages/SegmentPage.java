package io.attune.segments.pages;

import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.segments.membership.Day;
import io.attune.segments.membership.Member;
import io.attune.segments.membership.Segment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One segment: its rule, how many of its members the viewer sees, who came last, and how it went day by day.
public record SegmentPage(
        Segment segment,
        long members,
        Sentences sentences,
        List<Member> latest,
        Map<PersonId, PersonSummary> people,
        List<Day> history,
        List<Segment> users) {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 120;

    public SegmentPage {
        latest = List.copyOf(latest);
        people = Map.copyOf(people);
        history = List.copyOf(history);
        users = List.copyOf(users);
    }

    /// The list of people with these as its filter.
    public String list() {
        return "/people?f=segment~is~" + segment.id();
    }

    /// The members day by day as the points of a line; the scale begins at 0.
    public String line() {
        long most = Math.max(1, history.stream().mapToLong(Day::members).max().orElse(1));
        long first = history.getFirst().day().toEpochDay();
        long days = Math.max(1, history.getLast().day().toEpochDay() - first);
        return history.stream()
                .map(day -> Math.round(WIDTH * (day.day().toEpochDay() - first) / days) + ","
                        + Math.round(HEIGHT - HEIGHT * day.members() / most))
                .collect(Collectors.joining(" "));
    }

    public boolean drawn() {
        return history.size() > 1;
    }
}
