/// Documents, and mails in forms of their own: what they hold, as members.
///
/// ```
/// bytes of a part ─► Documents.of ─► ContainerReader ─► Contents ─► Member.content()
/// ```
///
/// A form is one {@link dev.sekisho.container.ContainerReader}, listed in {@link
/// dev.sekisho.document.Documents}. The libraries behind them are loaded when a reader recognises
/// something, not before.
@org.jspecify.annotations.NullMarked
package dev.sekisho.document;
