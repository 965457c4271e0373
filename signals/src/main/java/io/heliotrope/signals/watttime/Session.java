package io.heliotrope.signals.watttime;

import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.BodyReader;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.SiftingReader;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Who is logged in: gets a token, renews it in time, and once more when it is refused.
///
/// One thread logs in while the others wait for what it brings, a token or none. A token that never
/// worked is not renewed before the refusal's memory ends: another one would not work either.
final class Session {
    private final PoliteClient client;
    private final Credential.Basic login;
    private final WattTimeSettings settings;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    /// Written in `turn` only; a good one is read without waiting for it.
    private volatile @Nullable Token token;

    /// The last token that an answer came for while it was the present one.
    private volatile Credential.@Nullable Bearer proven;

    /// Why the last login brought no token; none if it did, or was interrupted, which is nobody
    /// else's affair. Guarded by `turn`.
    private FeedResult.@Nullable Missing<Credential.Bearer> failure;

    /// How many logins have ended, to be read before waiting for the turn.
    private final AtomicLong logins = new AtomicLong();

    Session(
            PoliteClient client,
            Credential.Basic login,
            WattTimeSettings settings,
            InstantSource clock) {
        this.client = client;
        this.login = login;
        this.settings = settings;
        this.clock = clock;
    }

    private record Token(Credential.Bearer bearer, Instant since) {}

    <T> FeedResult<T> ask(HttpUrl url, BodyReader<T> reader) {
        return sift(url, (body, _) -> reader.read(body));
    }

    <T> FeedResult<T> sift(HttpUrl url, SiftingReader<T> reader) {
        return switch (token()) {
            case FeedResult.Missing<Credential.Bearer> missing -> missing.as();
            case FeedResult.Fresh<Credential.Bearer>(var bearer) -> sift(url, reader, bearer);
        };
    }

    private <T> FeedResult<T> sift(HttpUrl url, SiftingReader<T> reader, Credential.Bearer bearer) {
        FeedResult<T> first = client.sift(url, bearer, reader);
        if (isAnswered(first, bearer)) {
            return first;
        }
        return switch (instead(bearer)) {
            case FeedResult.Missing<Credential.Bearer> missing -> missing.as();
            case FeedResult.Fresh<Credential.Bearer>(var other) -> {
                FeedResult<T> second = client.sift(url, other, reader);
                isAnswered(second, other);
                yield second;
            }
        };
    }

    /// Whether `result` is not that `bearer` was refused. Another thread may have heard so since: a
    /// value stays one.
    private boolean isAnswered(FeedResult<?> result, Credential.Bearer bearer) {
        if (result instanceof FeedResult.Fresh) {
            Token present = token;
            if (present != null && present.bearer().equals(bearer)) {
                proven = bearer;
            }
            return true;
        }
        return !client.isRefused(bearer);
    }

    /// The present token, or a new one when it is time.
    private FeedResult<Credential.Bearer> token() {
        Token good = token;
        if (good != null && age(good).compareTo(settings.renewal()) < 0) {
            return new FeedResult.Fresh<>(good.bearer());
        }
        long seen = logins.get();
        return inTurn(() -> {
            Token present = token;
            if (present != null && age(present).compareTo(settings.renewal()) < 0) {
                return new FeedResult.Fresh<>(present.bearer());
            }
            FeedResult<Credential.Bearer> renewed = logIn(seen);
            if (present == null || age(present).compareTo(settings.tokenLife()) >= 0) {
                return renewed;
            }
            return renewed instanceof FeedResult.Fresh<Credential.Bearer>
                    ? renewed
                    : new FeedResult.Fresh<>(present.bearer());
        });
    }

    /// A token in place of one that was refused.
    private FeedResult<Credential.Bearer> instead(Credential.Bearer refused) {
        long seen = logins.get();
        return inTurn(() -> {
            Token present = token;
            if (present == null || !present.bearer().equals(refused)) {
                return present == null ? logIn(seen) : new FeedResult.Fresh<>(present.bearer());
            }
            Instant again = present.since().plus(settings.http().refusalMemory());
            if (!present.bearer().equals(proven) && clock.instant().isBefore(again)) {
                return new FeedResult.Missing<>(
                        Outage.REFUSED, "a new token is refused too", again);
            }
            return logIn(seen);
        });
    }

    /// A login, unless one failed since `seen` logins had ended: then what it brought.
    private FeedResult<Credential.Bearer> logIn(long seen) {
        FeedResult.Missing<Credential.Bearer> before = failure;
        if (before != null && logins.get() != seen) {
            return before;
        }
        FeedResult<Credential.Bearer> result =
                client.ask(client.at("login").build(), login, Session::read);
        logins.incrementAndGet();
        switch (result) {
            case FeedResult.Fresh<Credential.Bearer>(var bearer) -> {
                token = new Token(bearer, clock.instant());
                failure = null;
            }
            case FeedResult.Missing<Credential.Bearer> missing ->
                    failure = Thread.currentThread().isInterrupted() ? null : missing;
        }
        return result;
    }

    /// What is wrong is told without the body, which may hold a token somewhere else.
    private static Credential.Bearer read(String body) throws Unusable {
        try {
            return new Credential.Bearer(new ApiKey(Json.text(Json.object(body), "token")));
        } catch (Unusable | IllegalArgumentException noToken) {
            throw new Unusable(
                    Outage.MALFORMED,
                    "an answer to the login, of " + body.length() + " characters, without a token");
        }
    }

    private Duration age(Token of) {
        return Duration.between(of.since(), clock.instant());
    }

    private FeedResult<Credential.Bearer> inTurn(Step step) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new FeedResult.Missing<>(
                    Outage.UNAVAILABLE, "interrupted while waiting for a login", clock.instant());
        }
        try {
            return step.run();
        } finally {
            turn.unlock();
        }
    }

    private interface Step {
        FeedResult<Credential.Bearer> run();
    }
}
