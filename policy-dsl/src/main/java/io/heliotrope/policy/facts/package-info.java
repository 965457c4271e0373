/// What a policy may ask of a job, a region and the catalogue, and how a world answers.
@NullMarked
package io.heliotrope.policy.facts;

import org.jspecify.annotations.NullMarked;
