package io.attune.behavior.lookalikes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFeaturesTests {
    @Test
    void numbersStayNumbersAndWordsBecomeFeatures() {
        List<List<String>> rows = List.of(
                List.of("1", "monthly", "10.5", "x"),
                List.of("2", "yearly", "", "x"),
                List.of("3", "never", " 1e1", "x"));
        var features = TableFeatures.of(List.of("months", "term", "paid", "same"), rows);
        assertThat(features.features()).containsExactly("months", "term=never", "term=yearly", "paid", "paid=");
        assertThat(features.leftOut()).containsExactly("same");
        assertThat(features.values(rows.get(0))).containsExactly(1, 0, 0, 10.5, 0);
        assertThat(features.values(rows.get(1))).containsExactly(2, 0, 1, 10.25, 1);
        assertThat(features.values(List.of("4", "unheard of", "?", "y"))).containsExactly(4, 0, 0, 10.25, 1);
    }

    @Test
    void namesOfCustomersSayNothing() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 60; i++) rows.add(List.of("K-" + i, String.valueOf(i)));
        var features = TableFeatures.of(List.of("id", "age"), rows);
        assertThat(features.leftOut()).containsExactly("id");
        assertThat(features.features()).containsExactly("age");
    }
}
