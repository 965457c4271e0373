package io.heliotrope.signals.energy;

import java.time.Instant;

/// What a meter read: `joules` drawn for `tokens` output tokens at a mean batch of `batch`, by the
/// method that the worker names, until `at`.
///
/// Anything is taken here; what teaches is for [EnergyBook#learn] to say.
public record MeterReading(String method, double joules, long tokens, double batch, Instant at) {}
