package dev.sekisho.stix;

import dev.sekisho.bytes.SharedData;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.LexerInterpreter;
import org.antlr.v4.runtime.ParserInterpreter;
import org.antlr.v4.tool.Grammar;

/// The official grammar, as the oracle for what is syntax.
final class OfficialGrammar {
  private final Grammar grammar =
      Grammar.load(SharedData.at("conformance/stix/STIXPattern.g4").toString());

  boolean accepts(String text) {
    LexerInterpreter lexer = grammar.createLexerInterpreter(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    ParserInterpreter parser = grammar.createParserInterpreter(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.parse(grammar.getRule("pattern").index);
    return parser.getNumberOfSyntaxErrors() == 0;
  }
}
