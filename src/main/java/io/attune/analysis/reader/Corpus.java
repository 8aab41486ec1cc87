package io.attune.analysis.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The judged posts written for the project, which the reader knows before anybody corrects it.
record Corpus(List<Post> posts) {
    record Post(Language language, Sentiment sentiment, Set<Intent> intents, String text) {}

    static Corpus shipped(Languages languages) {
        var posts = new ArrayList<Post>();
        for (Languages.Entry entry : languages.entries()) {
            Language language = entry.language();
            String file = "corpus/" + language.code() + ".tsv";
            if (!TsvResource.exists(file)) continue;
            TsvResource.rows(file, 3)
                    .forEach(row -> posts.add(new Post(language, Sentiment.of(row[0]), intents(row[1]), row[2])));
        }
        return new Corpus(List.copyOf(posts));
    }

    private static Set<Intent> intents(String codes) {
        var intents = EnumSet.noneOf(Intent.class);
        for (String code : codes.split(",", -1)) intents.add(Intent.of(code));
        return intents;
    }
}
