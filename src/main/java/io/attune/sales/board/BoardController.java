package io.attune.sales.board;

import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.sales.pipelines.Pipelines;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The views of all deals.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class BoardController {
    private final Boards boards;
    private final BoardStore store;
    private final Pipelines pipelines;
    private final Lists lists;

    BoardController(Boards boards, BoardStore store, Pipelines pipelines, Lists lists) {
        this.boards = boards;
        this.store = store;
        this.pipelines = pipelines;
        this.lists = lists;
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
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "deals", typed, piece, model);
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
