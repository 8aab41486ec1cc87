package io.attune.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VocabularyTests {
    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void twoLettersThatChangedPlacesAreTheNearest() {
        vocabulary.learn("Ada Oliveira");
        vocabulary.learn("Ben Oliver");
        assertThat(vocabulary.meant("oliveria")).containsExactly("oliveira");
        assertThat(vocabulary.meant("olivre")).containsExactly("oliver");
    }

    @Test
    void aKnownOrShortWordIsMeantAsItIs() {
        vocabulary.learn("Oliver Oliveira");
        assertThat(vocabulary.meant("oliver")).containsExactly("oliver");
        assertThat(vocabulary.meant("oli")).containsExactly("oli");
    }

    @Test
    void nothingIsOfferedThatIsFarAway() {
        vocabulary.learn("Kowalska Tanaka");
        assertThat(vocabulary.meant("zimmer")).isEmpty();
        assertThat(vocabulary.meant("tnkaa")).isEmpty();
        assertThat(vocabulary.meant("tanakka")).containsExactly("tanaka");
    }

    @Test
    void marksSignsAndCaseAreNoWords() {
        assertThat(Vocabulary.words("O'Brien-Müller, Zoë")).containsExactly("o", "brien", "muller", "zoe");
        vocabulary.learn("Zoë Müller");
        assertThat(vocabulary.meant("mulelr")).containsExactly("muller");
    }

    @Property
    void whoeverSlipsOnceIsUnderstood(
            @ForAll @AlphaChars @StringLength(min = 6, max = 20) String word, @ForAll Random random) {
        String known = word.toLowerCase(Locale.ROOT);
        var small = new Vocabulary();
        small.learn(known);
        int at = random.nextInt(known.length() - 1);
        String left = known.substring(0, at) + known.substring(at + 1);
        String doubled = known.substring(0, at) + known.charAt(at) + known.substring(at);
        String swapped = known.substring(0, at) + known.charAt(at + 1) + known.charAt(at) + known.substring(at + 2);
        for (String typed : new String[] {left, doubled, swapped})
            assertThat(small.meant(typed)).containsExactly(known);
    }
}
