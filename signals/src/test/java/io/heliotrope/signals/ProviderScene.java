package io.heliotrope.signals;

import io.heliotrope.canaries.Canary;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;

/// All providers behind one local server, at 18:50 on its clock.
abstract class ProviderScene {
    static final Instant NOW = Instant.parse("2026-03-06T18:50:00Z");
    static final Instant HALF_PAST = Instant.parse("2026-03-06T18:30:00Z");
    static final String SIX = "2026-03-06T18:00:00.000Z";
    static final String SEVEN = "2026-03-06T19:00:00.000Z";
    static final String TOLD = "2026-03-06T18:48:27.926Z";
    static final Duration HOUR = Duration.ofHours(1);
    static final TimeRange YESTERDAY =
            new TimeRange(NOW.minus(Duration.ofDays(1)), NOW.minus(HOUR));

    final LocalProvider it = new LocalProvider(NOW.toString());
    final Providers feeds = Providers.at(it);

    @AfterEach
    void stop() {
        it.close();
    }

    final LocalProvider answerLogin() {
        return it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
    }

    /// The next requests are never answered.
    final void hang(int requests) {
        for (int i = 0; i < requests; i++) {
            it.server.enqueue(
                    new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build());
        }
    }

    /// One that waits for a tenth of a second.
    final NesoFeed hastyNeso() {
        NesoSettings usual = NesoSettings.at(it.server.url("/").toString());
        Duration brief = Duration.ofMillis(100);
        return new NesoFeed(
                it.transport(),
                new NesoSettings(usual.http().withTimeouts(brief, brief), usual.plausibility()));
    }

    static Outage why(FeedResult<?> result) {
        return LocalProvider.missing(result).why();
    }

    static double grams(IntensitySeries<?> series, String at) {
        return series.at(Instant.parse(at)).orElseThrow().intensity().value();
    }

    static double mean(IntensitySeries<?> series, Instant from) {
        return series.mean(from, from.plus(HOUR)).orElseThrow().mean().value();
    }
}
