package io.heliotrope.signals.http;

import java.util.LinkedHashMap;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Bodies that came with an `ETag`, so that a provider need not send them twice.
///
/// At most 4 million characters, the longest unused leaves first. Used by one thread at a time: the
/// one whose turn it is in its client's line.
final class KeptBodies {
    private static final int MOST_CHARACTERS = 4_000_000;

    private final LinkedHashMap<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    private record Question(Credential asker, HttpUrl url) {}

    record Kept(String tag, String text) {}

    Optional<Kept> of(HttpUrl url, Credential asker) {
        return Optional.ofNullable(kept.get(new Question(asker, url)));
    }

    void keep(HttpUrl url, Credential asker, Kept body) {
        Question question = new Question(asker, url);
        Kept old = kept.remove(question);
        characters -= old == null ? 0 : old.text().length();
        if (body.text().length() > MOST_CHARACTERS) {
            return;
        }
        kept.put(question, body);
        characters += body.text().length();
        var oldest = kept.entrySet().iterator();
        while (characters > MOST_CHARACTERS) {
            characters -= oldest.next().getValue().text().length();
            oldest.remove();
        }
    }
}
