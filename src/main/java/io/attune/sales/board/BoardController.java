package io.attune.sales.board;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.sales.pipelines.Pipelines;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The views of all deals.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class BoardController {
    private static final int PAGE = 50;

    private final Boards boards;
    private final BoardStore store;
    private final Pipelines pipelines;

    BoardController(Boards boards, BoardStore store, Pipelines pipelines) {
        this.boards = boards;
        this.store = store;
        this.pipelines = pipelines;
    }

    @GetMapping("/deals")
    String index(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "all") String whose,
            Model model) {
        model.addAttribute("page", boards.board(viewer, boards.lens(pipeline, whose)));
        return "sales/board/index";
    }

    @GetMapping(path = "/deals", headers = "HX-Request=true")
    String board(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "all") String whose,
            Model model) {
        index(viewer, pipeline, whose, model);
        return "sales/board/board";
    }

    @GetMapping("/deals/list")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "all") String whose,
            @RequestParam(defaultValue = "open") String status,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        Lens lens = boards.lens(pipeline, whose);
        String state = ListPage.STATES.contains(status) ? status : "open";
        List<DealRow> found = store.list(viewer, lens, state, before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<DealRow> rows = more ? found.subList(0, PAGE) : found;
        model.addAttribute(
                "page",
                new ListPage(
                        lens,
                        pipelines.find(lens.pipeline()),
                        pipelines.all(),
                        state,
                        rows,
                        more ? rows.getLast().id() : null,
                        before != null,
                        viewer.may(Right.SELL),
                        boards.today(viewer)));
        return "sales/board/list";
    }

    @GetMapping("/deals/forecast")
    String forecast(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "all") String whose,
            Model model) {
        Lens lens = boards.lens(pipeline, whose);
        LocalDate from = boards.today(viewer).withDayOfMonth(1);
        model.addAttribute(
                "page",
                new ForecastPage(
                        lens,
                        pipelines.find(lens.pipeline()),
                        pipelines.all(),
                        store.months(viewer, lens, from),
                        from));
        return "sales/board/forecast";
    }
}
