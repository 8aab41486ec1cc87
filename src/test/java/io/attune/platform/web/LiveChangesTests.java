package io.attune.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveChangesTests {
    private final LiveChanges changes = new LiveChanges();

    @Test
    void anIdThatChangesOftenIsToldOnce() {
        for (int n = 0; n < 1000; n++) changes.add("conversation", "7");
        assertThat(changes.ids()).isEqualTo(Map.of("conversation", Set.of("7")));
    }

    @Test
    void aTopicOfWhichTooMuchChangedIsToldAsAWhole() {
        for (int n = 0; n < 20_000; n++) changes.add("conversation", Integer.toString(n));
        changes.add("job", "1");
        assertThat(changes.ids()).isEqualTo(Map.of("conversation", Set.of("*"), "job", Set.of("1")));
    }

    @Test
    void everythingSwallowsTheRest() {
        changes.add("job", "1");
        changes.addAll(LiveChanges.ofEverything());
        changes.add("job", "2");
        assertThat(changes.everything()).isTrue();
        assertThat(changes.ids()).isEmpty();
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void aWholeTopicStaysWholeWhenAddedToOthers() {
        var others = new LiveChanges();
        others.add("job", LiveChanges.ALL);
        changes.add("job", "1");
        changes.addAll(others);
        changes.add("job", "2");
        assertThat(changes.ids()).isEqualTo(Map.of("job", Set.of("*")));
    }
}
