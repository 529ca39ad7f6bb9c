package dev.sekisho.draft;

import java.util.List;

/// A page with its passages: what extractors look at.
record Notice(Page page, List<Passage> passages) {
  Notice {
    passages = List.copyOf(passages);
  }

  static Notice of(Page page) {
    return new Notice(page, Outline.of(page));
  }
}
