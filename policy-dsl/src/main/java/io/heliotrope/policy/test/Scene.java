package io.heliotrope.policy.test;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.WorldView;
import java.time.Instant;

/// One job before one world. Only the regions in `open` can take it.
public record Scene(Instant now, RegionWord open, JobView job, WorldView world, Pairing pairing) {}
