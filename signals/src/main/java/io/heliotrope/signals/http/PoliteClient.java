package io.heliotrope.signals.http;

import io.heliotrope.signals.Plain;
import io.heliotrope.signals.http.Answer.Body;
import io.heliotrope.signals.http.Answer.None;
import io.heliotrope.signals.http.Answer.Reach;
import io.heliotrope.signals.http.Breaker.Admission;
import io.heliotrope.signals.http.Exchange.Brought;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;

/// Asks one provider: retries what may pass, remembers what will not, never waits long.
///
/// One question is on its way at a time, its attempts and pauses included; others wait in line, in
/// order. So there is one client for each key. Blocks the calling thread for at most the line, the
/// attempts' calls and the pauses between them; meant for virtual threads, safe from any. What
/// fails is a result and never an exception; an interrupt ends the question and is passed on.
public final class PoliteClient {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration RATE_LIMIT_PAUSE = Duration.ofMinutes(1);

    private final String feed;
    private final Transport transport;
    private final ClientSettings settings;
    private final HttpUrl base;
    private final Exchange exchange;
    private final Refusals refusals = new Refusals();
    private final Semaphore line = new Semaphore(1, true);

    /// `feed` names the provider to whoever counts; `patience` reads how long it wants to rest.
    public PoliteClient(
            String feed, Transport transport, ClientSettings settings, Patience patience) {
        this.feed = feed;
        this.transport = transport;
        this.settings = settings;
        this.base = HttpUrl.get(settings.base().toString());
        this.exchange = new Exchange(transport.http(), settings, patience, transport.clock());
    }

    public PoliteClient(String feed, Transport transport, ClientSettings settings) {
        this(feed, transport, settings, Patience.NONE);
    }

    /// The address of `path` below the provider's, such as `v3/zones`.
    public HttpUrl.Builder at(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    /// Asks `url` and reads what comes. It must lie at the provider's address: breakers and
    /// refusals hold for that.
    public <T> FeedResult<T> ask(HttpUrl url, Credential asker, BodyReader<T> reader) {
        return sift(url, asker, (body, _) -> reader.read(body));
    }

    /// The same with a reader that leaves some of a body out: what it leaves out is told to whoever
    /// counts, if the rest is of use.
    public <T> FeedResult<T> sift(HttpUrl url, Credential asker, SiftingReader<T> reader) {
        return switch (answer(url, asker)) {
            case None none -> new FeedResult.Missing<>(none.why(), none.detail(), none.notBefore());
            case Body(String text) -> read(text, asker, reader);
        };
    }

    /// Whether the provider has said lately that it does not know `asker` (401): then nothing more
    /// is asked with that credential until the memory ends. For those that can get another one.
    public boolean isRefused(Credential asker) {
        return refusals.isRefused(asker, now());
    }

    private <T> FeedResult<T> read(String text, Credential asker, SiftingReader<T> reader) {
        LeftOut left = new LeftOut();
        try {
            T value = reader.read(text, left);
            if (!left.all().isEmpty()) {
                transport.listener().on(new FetchEvent.Sifted(feed, left.all()));
            }
            return new FeedResult.Fresh<>(value);
        } catch (Unusable body) {
            String detail = Exchange.clean(body.detail(), asker);
            String excerpt = Exchange.excerpt(text, asker);
            transport.listener().on(new FetchEvent.Rejected(feed, body.why(), detail, excerpt));
            return new FeedResult.Missing<>(body.why(), detail, now());
        }
    }

    private Answer answer(HttpUrl url, Credential asker) {
        Optional<None> known = refusals.of(url, asker, now());
        if (known.isPresent()) {
            return spared(known.get());
        }
        try {
            if (!line.tryAcquire(settings.longestWait().toNanos(), TimeUnit.NANOSECONDS)) {
                String detail =
                        "no turn within "
                                + Plain.length(settings.longestWait())
                                + ": others wait too";
                return spared(none(Outage.TIMED_OUT, detail));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return spared(none(Outage.UNAVAILABLE, "interrupted while waiting for a turn"));
        }
        try {
            Optional<None> refused = refusals.of(url, asker, now());
            return refused.isPresent() ? spared(refused.get()) : inTurn(url, asker);
        } finally {
            line.release();
        }
    }

    private Answer inTurn(HttpUrl url, Credential asker) {
        Breaker breaker = transport.breakers().of(url.host() + ":" + url.port());
        Duration last = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            if (breaker.admit() instanceof Admission.Rest(Instant until)) {
                return spared(resting(url, until));
            }
            Answer answer = attempt(breaker, url, asker);
            if (!(answer instanceof None none)) {
                return answer;
            }
            if (!none.again()
                    || attempt >= settings.attempts()
                    || none.delay().compareTo(settings.longestPause()) > 0) {
                Instant now = now();
                None told = remembered(none, now);
                refusals.remember(told, url, asker, now);
                return told;
            }
            last = none.delay().isPositive() ? none.delay() : jittered(last);
            try {
                transport.pause().of(last);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return none;
            }
        }
    }

    private Answer attempt(Breaker breaker, HttpUrl url, Credential asker) {
        long begun = System.nanoTime();
        Brought brought = exchange.call(url, asker);
        Duration latency = Duration.ofNanos(System.nanoTime() - begun);
        switch (brought.answer()) {
            case Body _ -> {
                breaker.succeeded();
                transport
                        .listener()
                        .on(
                                new FetchEvent.Answered(
                                        feed, latency, brought.bytes(), brought.isChanged()));
            }
            case None none -> {
                tell(breaker, none.why());
                transport.listener().on(new FetchEvent.Failed(feed, latency, none.why()));
            }
        }
        return brought.answer();
    }

    private static void tell(Breaker breaker, Outage why) {
        boolean isDown = why == Outage.TIMED_OUT || why == Outage.UNAVAILABLE;
        if (isDown && Thread.currentThread().isInterrupted()) {
            breaker.abandoned();
        } else if (isDown) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
    }

    /// Decorrelated jitter: between the first pause and three times the last one.
    private Duration jittered(Duration last) {
        long from = FIRST_PAUSE.toMillis();
        long next = transport.random().nextLong(from, Math.max(from + 1, 3 * last.toMillis()));
        return Duration.ofMillis(Math.min(next, settings.longestPause().toMillis()));
    }

    /// The last attempt failed: from when on is another question worth it?
    private static None remembered(None none, Instant now) {
        boolean isLimited = none.why() == Outage.RATE_LIMITED && none.delay().isZero();
        Duration delay = isLimited ? RATE_LIMIT_PAUSE : none.delay();
        return delay.isZero() ? none : none.until(now.plus(delay), delay);
    }

    private None resting(HttpUrl url, Instant until) {
        String detail =
                NetworkTrouble.host(url)
                        + " failed again and again and is left alone until "
                        + Plain.time(until);
        return none(Outage.UNAVAILABLE, detail).until(until, Duration.ZERO);
    }

    private None none(Outage why, String detail) {
        return new None(why, detail, now(), false, Duration.ZERO, Reach.QUESTION);
    }

    private None spared(None none) {
        transport.listener().on(new FetchEvent.Spared(feed, none.why()));
        return none;
    }

    private Instant now() {
        return transport.clock().instant();
    }
}
