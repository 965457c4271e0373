// The policy language. Every decision is taken by one token of lookahead, so parsing takes time in
// proportion to the text, whatever the text is: `GrammarTest` holds that.
//
// `Recovery` goes on after an error at the rules that it names: items and their heads, clauses,
// ladders, statements of tests.
parser grammar HelioParser;

options { tokenVocab = HelioLexer; }

module     : items EOF ;
items      : item* ;
item       : languageLine | moduleLine | use
           | regionSet | signals | guarantee | policy | testCase ;
languageLine : 'language' NUMBER ;
moduleLine : 'module' path ;
use        : 'use' name (',' name)* 'from' TEXT ;

regionSet  : 'regions' name '=' regionsOf ;
regionsOf  : regionTerm ((',' | 'or' | 'and' | 'except') regionTerm)* ;
regionTerm : 'jurisdiction' name
           | 'tier' name
           | name
           | '(' regionsOf ')' ;

signals    : 'signals' '{' ladders '}' ;
ladders    : ladder* ;
ladder     : path 'fresh' 'for' QUANTITY (',' 'then' stale)* ;
stale      : 'forecast' | 'assume' sum | 'exclude' 'region' | 'skip' ;

guarantee  : guaranteeHead claim '}' ;
guaranteeHead : 'guarantee' name TEXT? '{' scope ;
claim      : 'only' 'in' regionsOf
           | 'never' 'in' regionsOf
           | 'always' expression ;

policy     : policyHead clauses '}' ;
policyHead : 'policy' name TEXT? '{' scope ;
scope      : 'for' 'jobs' ('where' expression)? ;

clauses    : clause* ;
clause     : require | tier | defer | prefer | relax | otherwise | priority | rollout | budget ;
require    : 'require' name ':' expression because? ;
because    : 'because' TEXT ;
tier       : 'tier' name '{' clauses '}' ;
defer      : 'defer' 'until' expression atLeast? window? startBy? ;
atLeast    : FOR_AT 'at' 'least' sum ;
window     : 'between' CLOCK 'and' CLOCK (ZONE | 'region' 'time') ;
startBy    : 'start' 'no' 'later' 'than' sum ;
prefer     : 'prefer' (rank (',' 'then' rank)* | 'balance' '{' anchor+ '}') ;
rank       : ('lower' | 'higher') expression ('within' QUANTITY)? ;
anchor     : path QUANTITY 'from' sum 'best' 'to' sum 'worst' ;
relax      : 'relax' step (',' 'then' step)* ;
step       : name ('to' expression)? ;
otherwise  : 'otherwise' outcome ;
outcome    : 'reject' TEXT
           | 'hold' TEXT?
           | 'run' 'in' sum ('and' 'alert' TEXT)?
           | 'shed' 'lowest' path ;
priority   : 'priority' ('above' | 'below') name ;
rollout    : 'rollout' QUANTITY 'of' 'jobs' 'by' path ('from' DATE)? ('else' name)? ;
budget     : 'budget' name ':' QUANTITY 'per' ('hour' | 'day' | 'month')
             ('for' 'each' ('tenant' | 'model'))? because? ;

testCase   : testHead statements '}' ;
testHead   : 'test' TEXT '{' ;
statements : statement* ;
statement  : moment | given | expect ;
moment     : 'at' DATE CLOCK ZONE ;
given      : 'given' ('job' name '{' fields '}' | 'regions' '{' givenRegion* '}') ;
givenRegion : name '{' fields '}' ;
fields     : (field (',' (field | later))*)? ;
field      : (path | 'tier' | 'jurisdiction') phase ;
later      : 'then' phase ;
phase      : ('in' QUANTITY | sum) ('until' CLOCK)? ;
expect     : 'expect' ( 'place' 'in' name
                      | 'defer' 'until' CLOCK
                      | 'hold'
                      | 'reject'
                      | name 'refused' 'by' name ) ;

// From weakest to strongest.
expression : conjunction ('or' conjunction)* ;
conjunction : negation ('and' negation)* ;
negation   : 'not'* formula ;
formula    : ('labelled' name | saves | comparison) ('for' 'next' QUANTITY)? ;
saves      : 'saves' 'at' 'least' QUANTITY 'vs' 'home' ;
comparison : sum (relation sum)* ;
relation   : '<=' | '>=' | '<' | '>' | 'is' 'not'? | 'in' | 'not' 'in' ;
sum        : product (('+' | '-') product)* ;
product    : operand (('*' | '/') operand)* ;
operand    : '(' expression (',' expression)* ')'
           | ('min' | 'max') '(' expression (',' expression)* ')'
           | '-'? (QUANTITY | NUMBER)
           | TEXT
           | CLOCK
           | path percentile? ;
percentile : 'of' ('next' QUANTITY | path 'for' 'next' QUANTITY) ;

// Words of the language that are not reserved come as `ID` too, and `Recovery` gives them their type
// back where no name can stand.
path       : name ('.' name)* ;
name       : ID ;
