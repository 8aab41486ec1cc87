package io.attune.customers.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhonesTests {
    private final Phones german = new Phones("DE");

    @Test
    void anyNotationOfANumberIsTheSameNumber() {
        for (String typed : new String[] {
            "030 901820", "030/901820", "(030) 90 18 20", "+49 30 901820", "0049 30 901820", "+49 (0)30 901820"
        }) assertThat(german.normal(typed, null)).as(typed).contains("+4930901820");
    }

    @Test
    void theCountryOfAPersonCountsBeforeThatOfTheCompany() {
        assertThat(german.normal("222 315 400", "PT")).contains("+351222315400");
        assertThat(german.normal("030 901820", "Deutschland")).contains("+4930901820");
    }

    @Test
    void withoutACountryOnlyACodeHelps() {
        var nowhere = new Phones(null);
        assertThat(nowhere.normal("030 901820", null)).isEmpty();
        assertThat(nowhere.normal("+49 30 901820", null)).contains("+4930901820");
        assertThat(nowhere.normal("0049 30 901820", null)).contains("+4930901820");
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertThat(german.normal("call me", null)).isEmpty();
        assertThat(german.normal("", null)).isEmpty();
        assertThat(german.normal(null, null)).isEmpty();
        assertThat(german.normal("9".repeat(500), null)).isEmpty();
    }
}
