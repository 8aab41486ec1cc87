package io.attune.sales.board;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Toast;
import io.attune.platform.web.Words;
import io.attune.sales.DealId;
import io.attune.sales.deals.Deal;
import io.attune.sales.deals.Deals;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A deal goes to another stage, by drag, key or form, and back again.
@Controller
@RequestMapping("/deals/{id:\\d+}/move")
@Needs(Right.SELL)
class MoveController {
    private final Deals deals;
    private final Boards boards;
    private final CurrentWords words;

    MoveController(Deals deals, Boards boards, CurrentWords words) {
        this.deals = deals;
        this.boards = boards;
        this.words = words;
    }

    @PostMapping
    String move(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam long stage,
            @RequestParam(defaultValue = "/deals") String back) {
        deals.move(viewer, new DealId(id), version, stage);
        return BackTo.page(back, "/deals");
    }

    @PostMapping(headers = "HX-Request=true")
    String moveOnBoard(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam long stage,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "all") String whose,
            Model model,
            HttpServletResponse response) {
        deals.move(viewer, new DealId(id), version, stage);
        Deal moved = deals.find(viewer, new DealId(id));
        Words said = words.of(viewer);
        response.setHeader(
                Toast.HEADER,
                Toast.good(said.text("deals.moved", moved.name(), moved.stageName()))
                        .undo(said.text("deals.undo"), "DELETE", "/deals/" + id + "/move?version=" + moved.version())
                        .event());
        model.addAttribute("page", boards.board(viewer, boards.lens(pipeline, whose)));
        return "sales/board/board";
    }

    @DeleteMapping
    String undo(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "/deals") String back) {
        deals.unmove(viewer, new DealId(id), version);
        return BackTo.page(back, "/deals");
    }

    /// The board hears of it as of any change.
    @DeleteMapping(headers = "HX-Request=true")
    ResponseEntity<Void> undoOnBoard(Viewer viewer, @PathVariable long id, @RequestParam int version) {
        deals.unmove(viewer, new DealId(id), version);
        Deal moved = deals.find(viewer, new DealId(id));
        String text = words.of(viewer).text("deals.unmoved", moved.name(), moved.stageName());
        return ResponseEntity.ok()
                .header(Toast.HEADER, Toast.good(text).event())
                .build();
    }
}
