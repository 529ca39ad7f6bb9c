package dev.sekisho.exposure;

import dev.sekisho.advisory.Localized;

/// Something to do, in its order: what has to be done before comes before.
///
/// @param order from 1
/// @param action what to do
/// @param url where to get it; empty if not said
public record Step(int order, Localized action, String url) {}
