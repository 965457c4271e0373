// Words and signs of the policy language. Numbers and their units are put together afterwards by
// `Numbers`; which of these words are names where they stand is decided by `Words`.
lexer grammar HelioLexer;

// What is made of numbers and words afterwards; the lexer itself never does.
tokens { QUANTITY, ZONE, FOR_AT }

// Words. `Words` says which of them are reserved.

LANGUAGE  : 'language' ;
MODULE    : 'module' ;
USE       : 'use' ;
REGIONS   : 'regions' ;
SIGNALS   : 'signals' ;
GUARANTEE : 'guarantee' ;
POLICY    : 'policy' ;
TEST      : 'test' ;

REQUIRE   : 'require' ;
TIER      : 'tier' ;
DEFER     : 'defer' ;
PREFER    : 'prefer' ;
RELAX     : 'relax' ;
OTHERWISE : 'otherwise' ;
PRIORITY  : 'priority' ;
ROLLOUT   : 'rollout' ;
BUDGET    : 'budget' ;

GIVEN     : 'given' ;
EXPECT    : 'expect' ;

ABOVE     : 'above' ;
ALERT     : 'alert' ;
ALWAYS    : 'always' ;
AND       : 'and' ;
ASSUME    : 'assume' ;
AT        : 'at' ;
BALANCE   : 'balance' ;
BECAUSE   : 'because' ;
BELOW     : 'below' ;
BEST      : 'best' ;
BETWEEN   : 'between' ;
BY        : 'by' ;
DAY       : 'day' ;
EACH      : 'each' ;
ELSE      : 'else' ;
EXCEPT    : 'except' ;
EXCLUDE   : 'exclude' ;
FOR       : 'for' ;
FORECAST  : 'forecast' ;
FRESH     : 'fresh' ;
FROM      : 'from' ;
HIGHER    : 'higher' ;
HOLD      : 'hold' ;
HOME      : 'home' ;
HOUR      : 'hour' ;
IN        : 'in' ;
IS        : 'is' ;
JOB       : 'job' ;
JOBS      : 'jobs' ;
JURISDICTION : 'jurisdiction' ;
LABELLED  : 'labelled' ;
LATER     : 'later' ;
LEAST     : 'least' ;
LOWER     : 'lower' ;
LOWEST    : 'lowest' ;
MAX       : 'max' ;
MIN       : 'min' ;
MODEL     : 'model' ;
MONTH     : 'month' ;
NEVER     : 'never' ;
NEXT      : 'next' ;
NO        : 'no' ;
NOT       : 'not' ;
OF        : 'of' ;
ONLY      : 'only' ;
OR        : 'or' ;
PER       : 'per' ;
PLACE     : 'place' ;
REFUSED   : 'refused' ;
REGION    : 'region' ;
REJECT    : 'reject' ;
RUN       : 'run' ;
SAVES     : 'saves' ;
SHED      : 'shed' ;
SKIP_     : 'skip' ;
START     : 'start' ;
TENANT    : 'tenant' ;
THAN      : 'than' ;
THEN      : 'then' ;
TIME_     : 'time' ;
TO        : 'to' ;
UNTIL     : 'until' ;
VS        : 'vs' ;
WHERE     : 'where' ;
WITHIN    : 'within' ;
WORST     : 'worst' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
COMMA  : ',' ;
COLON  : ':' ;
EQUALS : '=' ;
DOT    : '.' ;
PLUS   : '+' ;
MINUS  : '-' ;
STAR   : '*' ;
SLASH  : '/' ;
PERCENT : '%' ;
LE     : '<=' ;
GE     : '>=' ;
LT     : '<' ;
GT     : '>' ;

DATE   : [0-9] [0-9] [0-9] [0-9] '-' [0-9] [0-9] '-' [0-9] [0-9] ;
CLOCK  : [0-9] [0-9] ':' [0-9] [0-9] ;
NUMBER : [0-9]+ ('.' [0-9]+)? ;
TEXT   : '"' ~["\r\n]* '"' ;
ID     : [A-Za-z_] [A-Za-z0-9_]* ('-' [A-Za-z0-9_]+)* ;

COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE   : [ \t\r\n]+ -> skip ;

// What other languages have and this one does not: told about, and read as what was meant.
UNCLOSED : '"' ~["\r\n]* ;
FOREIGN  : '==' | '!=' | '&&' | '||' | '=<' | '=>' | '<>' | '!' ;
OTHER    : . ;
