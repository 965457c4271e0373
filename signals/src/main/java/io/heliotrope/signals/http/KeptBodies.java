package io.heliotrope.signals.http;

import java.util.LinkedHashMap;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Bodies that came with an `ETag`, so that a provider need not send them twice.
///
/// At most 4 million characters, addresses and marks included, the longest unused leaves first.
/// Used by one thread at a time: the one whose turn it is in its client's line.
final class KeptBodies {
    private static final int MOST_CHARACTERS = 4_000_000;

    /// What an entry takes beside its texts.
    private static final int ENTRY = 200;

    private final LinkedHashMap<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    private record Question(Credential asker, HttpUrl url) {
        int characters(Kept body) {
            return ENTRY + url.toString().length() + body.tag().length() + body.text().length();
        }
    }

    record Kept(String tag, String text) {}

    Optional<Kept> of(HttpUrl url, Credential asker) {
        return Optional.ofNullable(kept.get(new Question(asker, url)));
    }

    void keep(HttpUrl url, Credential asker, Kept body) {
        Question question = new Question(asker, url);
        Kept old = kept.remove(question);
        characters -= old == null ? 0 : question.characters(old);
        if (question.characters(body) > MOST_CHARACTERS) {
            return;
        }
        kept.put(question, body);
        characters += question.characters(body);
        var oldest = kept.entrySet().iterator();
        while (characters > MOST_CHARACTERS) {
            var leaving = oldest.next();
            characters -= leaving.getKey().characters(leaving.getValue());
            oldest.remove();
        }
    }
}
