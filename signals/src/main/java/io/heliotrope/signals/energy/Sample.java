package io.heliotrope.signals.energy;

import java.time.Instant;

/// One reading of a meter: joules per output token at a batch of 1 or more.
record Sample(double batch, double joulesPerToken, Instant at) {}
