package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a text is taken apart.
class TokenizerTests {
    private static Tokenizer tokenizer;

    @BeforeAll
    static void prepare() {
        tokenizer = new Tokenizer(Lexicon.shipped(Languages.shipped()));
    }

    private static List<String> split(String text) {
        var tokens = new Tokens();
        tokenizer.split(text, tokens);
        var pieces = new ArrayList<String>();
        for (int i = 0; i < tokens.count; i++) pieces.add(tokens.piece(i));
        return pieces;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                Don’t WAIT            | don't wait
                l'amour dell'ordine   | l amour dell ordine
                we'll be off-line     | we'll be off line
                soooo goood           | soo good
                #FlyFree #no1_Lamp    | fly free no 0 lamp
                @anna@social.example. | @ .
                mail a.b@c-d.example  | mail /
                thanks...@jetblue     | thanks ... @
                see https://x.y/z?q=1 | see /
                &amp;lt;3 &#128077;   | <3 👍
                great :-) <3 :'(      | great :-) <3 :'(
                10.99€ 24/7           | 00.00 $ 00/0
                what?!?!              | what ? ! ? !
                no......              | no ...
                👍🏽 ❤️                | 👍 ❤
                أَهْلًا                | اهلا
                ﬁne ｆｕｌｌ           | fine full
                """)
    void aTextFallsIntoPieces(String text, String pieces) {
        assertThat(String.join(" ", split(text))).isEqualTo(pieces);
    }

    @Test
    void whatIsWrittenWithoutSpacesStaysARun() {
        assertThat(split("このランプ、最高！")).containsExactly("このランプ", "、", "最高", "!");
    }

    @Test
    void invisibleMarksVanish() {
        assertThat(split("te\u200brri\u00adble\u202e \u0007end")).containsExactly("terrible", "end");
    }

    @Test
    void wordsInCapitalsStandOutOnlyAmongOthers() {
        var tokens = new Tokens();
        tokenizer.split("this is REALLY bad", tokens);
        assertThat(tokens.shouted[2]).isTrue();
        tokenizer.split("THIS IS REALLY BAD", tokens);
        assertThat(tokens.shouted[2]).isFalse();
    }
}
