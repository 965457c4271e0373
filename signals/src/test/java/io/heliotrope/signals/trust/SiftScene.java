package io.heliotrope.signals.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.trust.Rejections.Kind;
import io.heliotrope.signals.trust.Rejections.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A provider, and rejections that listen to the feed that asks it. Owned by one thread.
final class SiftScene implements AutoCloseable {
    final LocalProvider it = new LocalProvider("2026-03-06T12:40:00Z");
    final Rejections rejections;

    /// What is rejected is kept in `folder`.
    SiftScene(Path folder) throws IOException {
        this.rejections = Rejections.open(folder.resolve("rejections.jsonl"), Limits.DEFAULTS);
    }

    static ApiKey key() {
        return new ApiKey(Canary.PROVIDER_KEY.text());
    }

    String at() {
        return it.server.url("/").toString();
    }

    Transport transport() {
        Transport transport = it.transport();
        return new Transport(
                transport.http(),
                transport.clock(),
                transport.random(),
                transport.pause(),
                transport.breakers(),
                rejections.listener(transport.clock(), transport.listener()));
    }

    /// How many of each reason there were, all of them of `source`.
    Map<Reason, Long> counts(String source) {
        Map<Kind, Long> counts = rejections.counts();
        assertThat(counts.keySet()).extracting(Kind::source).containsOnly(source);
        return counts.entrySet().stream()
                .collect(Collectors.toMap(count -> count.getKey().reason(), Map.Entry::getValue));
    }

    List<Rejection> kept() {
        rejections.keep();
        return rejections.recent();
    }

    @Override
    public void close() {
        it.close();
    }
}
