package io.heliotrope.signals.http;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/// What all feeds of a process share.
///
/// `http` lends its connections; time-outs and redirects are each client's own. `random` only
/// spreads pauses: that threads race for it does no harm. `breakers` are shared, so that a host
/// that fails rests for all.
public record Transport(
        OkHttpClient http,
        InstantSource clock,
        RandomGenerator random,
        Pause pause,
        Breakers breakers,
        FetchListener listener) {

    /// With breakers of its own, and nobody who listens.
    public Transport(OkHttpClient http, InstantSource clock, RandomGenerator random, Pause pause) {
        this(
                http,
                clock,
                random,
                pause,
                new Breakers(Breakers.Settings.DEFAULTS, clock),
                FetchListener.NONE);
    }
}
