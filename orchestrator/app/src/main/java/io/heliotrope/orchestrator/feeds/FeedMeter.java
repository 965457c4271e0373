package io.heliotrope.orchestrator.feeds;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.SignalMetricNames;
import io.heliotrope.signals.http.FetchEvent;
import io.heliotrope.signals.http.FetchListener;
import io.heliotrope.signals.http.Outage;
import java.util.Locale;

/// Counts what happens to each request of a feed. Safe from any thread.
final class FeedMeter implements FetchListener {
    private static final String OK = "ok";

    private final Meters meters;

    FeedMeter(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void on(FetchEvent event) {
        switch (event) {
            case FetchEvent.Answered answered -> {
                count(answered.feed(), OK);
                meters.timer(SignalMetricNames.FETCH_SECONDS, answered.feed())
                        .record(answered.latency());
            }
            case FetchEvent.Failed failed -> {
                count(failed.feed(), word(failed.why()));
                meters.timer(SignalMetricNames.FETCH_SECONDS, failed.feed())
                        .record(failed.latency());
            }
            case FetchEvent.Rejected rejected -> count(rejected.feed(), word(rejected.why()));
            case FetchEvent.Sifted _ -> {
                // its body was counted when it was answered
            }
            case FetchEvent.Spared spared -> count(spared.feed(), word(spared.why()));
        }
    }

    private void count(String feed, String outcome) {
        meters.counter(SignalMetricNames.SIGNAL_FETCHES, feed, outcome).increment();
    }

    static String word(Outage why) {
        return why.name().toLowerCase(Locale.ROOT);
    }
}
