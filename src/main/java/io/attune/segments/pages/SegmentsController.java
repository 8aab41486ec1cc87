package io.attune.segments.pages;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.segments.membership.Catalogue;
import io.attune.segments.membership.Member;
import io.attune.segments.membership.Segment;
import io.attune.segments.membership.Segments;
import io.attune.segments.rules.RuleRefused;
import io.attune.segments.rules.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The list of segments, one of them, and why somebody is in it or not.
@Controller
@RequestMapping("/segments")
@Needs(Right.ANALYSE)
class SegmentsController {
    private static final int CANDIDATES = 8;

    private final Segments segments;
    private final Speaking speaking;
    private final People people;
    private final OfferedSegments offered;
    private final CurrentWords words;

    SegmentsController(
            Segments segments, Speaking speaking, People people, OfferedSegments offered, CurrentWords words) {
        this.segments = segments;
        this.offered = offered;
        this.speaking = speaking;
        this.people = people;
        this.words = words;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        Catalogue catalogue = segments.catalogue();
        Sentences sentences = speaking.of(viewer, catalogue);
        Map<Long, Long> members = segments.members(viewer, catalogue);
        model.addAttribute(
                "lines",
                catalogue.open(viewer).stream()
                        .map(segment -> new SegmentLine(
                                segment,
                                members.getOrDefault(segment.id().value(), 0L),
                                sentences.line(segment.rule())))
                        .toList());
        model.addAttribute("ready", offered.offered(viewer, catalogue));
        return "segments/pages/index";
    }

    /// Makes one that comes with Attune.
    @PostMapping("/ready/{code}")
    String ready(Viewer viewer, @PathVariable String code, RedirectAttributes flash) {
        ReadyMade ready = ReadyMade.of(code).orElseThrow(() -> new NotFound("segment " + code));
        try {
            return "redirect:/segments/" + offered.make(viewer, ready);
        } catch (RuleRefused e) {
            flash.addFlashAttribute(
                    "problem", speaking.of(viewer, segments.catalogue()).refused(e));
            return "redirect:/segments";
        }
    }

    @GetMapping("/{id:\\d+}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        List<Member> latest = segments.latest(viewer, catalogue, segment);
        model.addAttribute(
                "page",
                new SegmentPage(
                        segment,
                        segments.members(viewer, catalogue).getOrDefault(id, 0L),
                        speaking.of(viewer, catalogue),
                        latest,
                        people.summaries(
                                viewer, latest.stream().map(Member::person).toList()),
                        segments.history(viewer, catalogue, segment),
                        catalogue.users(id)));
        return "segments/pages/segment";
    }

    /// Judges everybody again soon.
    @PostMapping("/{id:\\d+}/evaluation")
    String again(Viewer viewer, @PathVariable long id) {
        segments.again(find(viewer, segments.catalogue(), id));
        return "redirect:/segments/" + id;
    }

    @PostMapping("/{id:\\d+}/deletion")
    String delete(Viewer viewer, @PathVariable long id, @RequestParam int version, RedirectAttributes flash) {
        Catalogue catalogue = segments.catalogue();
        try {
            if (!segments.delete(viewer, find(viewer, catalogue, id), version)) {
                flash.addFlashAttribute("problem", words.of(viewer).text("segment.changed"));
                return "redirect:/segments/" + id;
            }
        } catch (RuleRefused e) {
            flash.addFlashAttribute("problem", speaking.of(viewer, catalogue).refused(e));
            return "redirect:/segments/" + id;
        }
        return "redirect:/segments";
    }

    @GetMapping("/{id:\\d+}/why")
    String why(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long person,
            Model model) {
        Catalogue catalogue = segments.catalogue();
        Segment segment = find(viewer, catalogue, id);
        var found = q.isBlank() ? List.<PersonSummary>of() : people.like(viewer, q, CANDIDATES);
        var who = person == null
                ? null
                : people.find(viewer, new PersonId(person)).orElseThrow(() -> new NotFound("person " + person));
        Verdict verdict = who == null
                ? null
                : segments.why(viewer, catalogue, segment.rule(), who.id())
                        .orElseThrow(() -> new NotFound("person " + person));
        model.addAttribute("page", new WhyPage(segment, speaking.of(viewer, catalogue), q, found, who, verdict));
        return "segments/pages/why";
    }

    private static Segment find(Viewer viewer, Catalogue catalogue, long id) {
        return catalogue
                .find(id)
                .filter(segment -> catalogue.open(viewer, segment.rule()))
                .orElseThrow(() -> new NotFound("segment " + id));
    }
}
