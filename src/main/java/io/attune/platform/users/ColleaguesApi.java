package io.attune.platform.users;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who may own records and be assigned work; they are invited in the settings.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.SEE_CUSTOMERS)
class ColleaguesApi {
    private final Colleagues colleagues;

    ColleaguesApi(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Schema(name = "Colleague")
    record Someone(long id, String name, boolean active, List<Long> teams) {}

    @Schema(name = "Team")
    record Group(long id, String name) {}

    @GetMapping("/colleagues")
    @Operation(summary = "Everybody by name, those who left too")
    List<Someone> colleagues() {
        return colleagues.all().stream()
                .map(one -> new Someone(
                        one.id().value(),
                        one.name(),
                        one.active(),
                        one.teams().stream().map(team -> team.value()).sorted().toList()))
                .toList();
    }

    @GetMapping("/teams")
    @Operation(summary = "All teams by name")
    List<Group> teams() {
        return colleagues.teams().stream()
                .map(team -> new Group(team.id().value(), team.name()))
                .toList();
    }
}
