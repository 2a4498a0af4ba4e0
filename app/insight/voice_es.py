"""Spanish as companies write it on their own maps.  Patterns are of folded text: no accents, no capitals, ñ is n."""

from app.insight.voice_rule import VoiceRule, any_of, rule

_CUSTOMER = r"(?:client[ea]s?|usuari[oa]s?|consumidor(?:es)?|comprador(?:es)?|interesad[oa]s?|prospectos?|leads?)"
_NOT_OURS = (
    r"(?:atencion|servicio|defensor|informacion|area|zona) (?:al|del|de) (?:cliente|usuario|consumidor)"
    r"|otr[oa]s? client|client[ea]s? (?:de delante|de detras|de al lado|anterior|que)|carta de cliente|cliente habitual"
)
_FAVOURITE = r"nuestr[oa]s? \w+ (?:favorit|preferid|habitual|de siempre|de confianza|de toda la vida|de cabecera)"
_NO_VERBS = any_of(
    "vamos tramos ramos gramos kilogramos programas extremos supremos primos minimos maximos ultimos proximos optimos"
    " mismos animos anonimos pesimos reclamos hermanos remos termos legitimos intimos infimos prestamos tomos"
)
_SERVED = r"(?:pacientes?|pasajer[oa]s|huespedes|alumn[oa]s|alumnado|familias|soci[oa]s|asegurad[oa]s|ciudadan[oa]s)"
"""Customers by the name of their trade; they may also call themselves so."""
_WE = rf"(?!{_NO_VERBS}\b)\w{{2,}}[aei]mos"
_OFFERING = any_of(
    "ofrecemos captamos fidelizamos segmentamos cualificamos impactamos comercializamos promocionamos garantizamos"
    " incentivamos monitorizamos fomentamos impulsamos potenciamos minimizamos maximizamos optimizamos implantamos"
    " implementamos agilizamos automatizamos digitalizamos transmitimos premiamos recompensamos bonificamos emitimos"
    " ponemos_en_valor ponemos_en_marcha ponemos_a_(?:su_)?disposicion nos_diferenciamos nos_comprometemos"
    " nos_esforzamos trabajamos_para"
)
"""What hardly any customer does."""
_DEALING = any_of(
    "atendemos informamos notificamos asesoramos tramitamos gestionamos vendemos reducimos proponemos aseguramos"
    " supervisamos facilitamos derivamos entregamos resolvemos lanzamos personalizamos distribuimos mejoramos"
    " publicamos preparamos recibimos registramos contamos_con disponemos_de"
)
_BUSINESS = (
    r"(?:reclamaci\w+|incidencias?|solicitudes|sus? (?:dudas?|consultas?|pedidos?)|quejas|los pedidos|(?:el|su)"
    r" pedido|llamadas"
    r"|tiempos? de|plazos? de|costes|agentes? \w+|financiacion|pago aplazado|ventas?|productos|campanas?|ofertas?"
    r"|contenidos?|promocion\w*|novedades|nuestr\w+)"
)
"""What customers and companies both do, and what only a company does it with."""
_OURS = any_of(
    "clientes? usuarios? usuarias? consumidores compradores web pagina app aplicacion tiendas? productos? servicios?"
    " marca catalogo ofertas? promocion promociones newsletter boletin stock plataforma comerciales agentes vendedores"
    " tecnicos asesores operarios repartidores sucursales redes campanas? propuesta crm kpis? call_center"
    " huespedes pasajeros pacientes"
    " equipo_comercial equipo_de_ventas equipo_de_soporte equipo_de_atencion centro_de_atencion funnel embudo"
)
_HANDLED = any_of(
    "captad[oa]s? contactad[oa]s? derivad[oa]s? informad[oa]s? notificad[oa]s? registrad[oa]s? segmentad[oa]s?"
    " cualificad[oa]s? fidelizad[oa]s? asignad[oa]s? redirigid[oa]s? impactad[oa]s? dad[oa]s?_de_alta convertid[oa]s?"
    " facturad[oa]s? encuestad[oa]s? identificad[oa]s?"
)
_SERVES = any_of(
    "envia informa notifica ofrece asigna contacta factura remite proporciona facilita solicita capta deriva entrega"
    " cualifica segmenta fideliza emite"
)
_ALWAYS_PROCESS = any_of(
    "gestion tramitacion procesamiento procesado captacion fidelizacion cualificacion segmentacion facturacion"
    " prospeccion captura aprovisionamiento asignacion emision expedicion coordinacion validacion verificacion"
    " activacion difusion implementacion planificacion seguimiento notificacion comercializacion digitalizacion"
    " formalizacion derivacion adquisicion administracion_de supervision optimizacion proceso procedimiento"
)
_NAMED_THINGS = any_of(
    "recepcion estacion habitacion direccion cancion opcion seccion porcion funcion exposicion sensacion conversacion"
    " decoracion iluminacion atencion devolucion reparacion confirmacion informacion decepcion emocion tradicion"
    " vacaciones calefaccion coleccion construccion promocion eleccion celebracion invitacion felicitacion medicacion"
    " operacion vacunacion natacion poblacion refrigeracion graduacion"
)
"""Words that end like the name of a process and are something that customers go to, get or do."""
_ABSTRACT = rf"(?!{_NAMED_THINGS}\b)\w{{4,}}(?:cion|miento|izaje)"
_SMALL_WORDS = r"\b(?:el|la|los|las|un|una|su|sus|mi|mis|le|les|me|se|te|nos|lo|que|no|si|con)\b"
"""What stands in almost every sentence and in few names of processes."""
_THINGS = any_of(
    "pedidos? incidencias? reclamaciones solicitud(?:es)? ofertas? presupuestos? facturas? encuestas? newsletters?"
    " boletines informacion publicidad documentacion llamadas consultas datos clientes? leads? recordatorios?"
    " contratos? quejas"
)

RULES: tuple[VoiceRule, ...] = (
    # The company speaks of itself.
    rule("we", rf"{_OFFERING}\b", _NOT_OURS),
    rule("we", rf"{_DEALING}\b(?= (?:.*\b)?{_BUSINESS}\b)", _NOT_OURS),
    rule("we", r"l[aeo]s? (?:derivamos|remitimos|contactamos|convertimos|ofrecemos|proponemos|facturamos)\b"),
    rule("we", r"(?:conseguir|lograr|hacer|evitar) que (?:el|la|los|las) (?:clientes?|usuarios?|visitantes?"
               r"|socios?)\b"),
    rule("we", rf"{_WE}\b(?=.*\b{_CUSTOMER}\b)", _NOT_OURS),
    rule("we", rf"{_CUSTOMER}\b.*\b{_WE}(?:l[eoa]s?)?\b", _NOT_OURS),
    rule("we", r"(?:damos|prestamos) (?:servicio|soporte|respuesta|asistencia|cobertura)\b"),
    rule("we", r"hacemos (?:seguimiento|llegar|publicidad|campan|un seguimiento)"),
    rule("we", rf"(?:les? )?enviamos (?:l[ao]s? |una? |el )?(?:\w+ )?(?:correo|{_THINGS})\b"),
    rule("we", r"contactamos (?:con )?(?:el|la|los|las|al)? ?(?:interesad|prospect|candidat|lead)"),
    rule("we", r"somos (?:una marca|lideres|expertos|especialistas|la empresa|los mejores|una empresa|referentes)\b"),
    rule("we", r"(?:no )?(?:tenemos|hay) (?:rotura de )?stock\b"),
    rule("we", r"perdemos (?:la|el|una?) (?:venta|cliente|oportunidad)"),
    rule("we", r"hay que (?:mejorar|aumentar|subir|reducir|optimizar|captar|fidelizar|vender|potenciar)"),
    rule("we", r"nos (?:encuentra|descubre|conoce|contacta|elige|recomienda|prefiere|compra|visita)"
               r"(?= (?:en|por|a traves|gracias|desde|entre|con|y)\b|[,:]|\s*\Z)"),
    rule("we", r"nos (?:comunica|notifica|reporta|traslada|plantea) (?:la|el|su|una?) (?:averia|queja|inciden|duda)"),
    rule("we", r"(?:encontrar|contactar|elegir|recomendar|descubrir|juzgar|comprar|conocer|valorar)nos\b"),
    rule("we", r"(?:confi[ae]n?|contact[ae]n?|compr[ae]n?|repit[ae]n?|habl[ae]n?|vuelv[ae]n?)"
               r" (?:en|con|a|de) nosotros\b"),
    rule("we", rf"{_WE} (?:.* )?(?:al|a los|a las|para el|para los|de los|de las|del) {_SERVED}\b", r"otr[oa]s? \w"),
    rule("we", rf"nuestr[oa] (?:objetivo|mision|meta|compromiso) .*\b(?:{_CUSTOMER}|{_SERVED})\b"),
    rule("we", r"diferenciarnos|posicionarnos|de la competencia por"),
    rule("we", r"\A(?:transmitir|atraer|incentivar|captar|ofrecer|potenciar|impulsar|fomentar|maximizar|incrementar"
               r"|generar|posicionar|monitorizar|segmentar|rentabilizar|optimizar|estimular)\b"),
    rule("we", r"nuestro (?:publico|tiempo medio|tiempo de respuesta|cliente tipo|posicionamiento)\b"),
    # What it calls its own.
    rule("our", rf"nuestr[oa]s? {_OURS}\b", _FAVOURITE),
    rule("our", r"no es nuestr[oa]\Z"),
    # Something is done with the customer.
    rule("handled", rf"{_CUSTOMER} (?:es|son|fue|queda|quedan|sera|seran)? ?{_HANDLED}\b", _NOT_OURS),
    rule("handled", rf"se (?:les? )?\w+ (?:.* )?(?:al|a los|a las|a la|con el|con los) {_CUSTOMER}\b", _NOT_OURS),
    rule("handled", rf"se les? {_SERVES}\b"),
    rule("handled", rf"\w+[aei]r(?:les?)? (?:.* )?(?:al|a los|a las|del|a la|con el) {_CUSTOMER}\b", _NOT_OURS,
         title=True),
    rule("handled", rf"se (?:{_SERVES}|gestiona|tramita|valida|procesa|verifica)\b", title=True),
    rule("handled", rf"(?:contacta|llama|visita|informa|notifica|ofrece|propone|envia|asesora|presenta|solicita|remite"
                    rf"|registra|identifica|deriva|acompana|invita|factura)n? (?:.* )?(?:al|con el|a los|con los)"
                    rf" {_CUSTOMER}\b",
         _NOT_OURS),
    rule("handled", rf"(?:identificar|convertir|atraer|sorprender|conocer) (?:a |al )(?:los |las |nuestros"
                    rf" )?{_CUSTOMER}\b",
         _NOT_OURS),
    # The name of a process, where somebody should do something.
    rule("process", rf"{_ALWAYS_PROCESS}\b(?: (?:de|del|al|y|a|con|por|comercial|telefonic[oa]|e)\b|(?: \w+)?\s*\Z)",
         title=True),
    rule("process", rf"(?!{_NAMED_THINGS}\b)\w{{3,}}cion(?: automatica| digital)? (?:de|del|y|a|al|por)\b", title=True),
    rule("process", rf"[^.]*\b{_ABSTRACT}\b[^.]*(?:\by\b|\be\b|,|:)[^.]*\b{_ABSTRACT}\b", _SMALL_WORDS, title=True),
    rule("process", r"(?:[\w-]+ ){0,3}(?:logistica|merchandising|mailing|despacho|peritacion|apertura|fundraising) ",
         _SMALL_WORDS, title=True),
    rule("process", r"(?:escalado|escalamiento|triaje|scoring|mantenimiento|asesoramiento|acompanamiento) (?:de|a|y)\b",
         title=True),
    rule("process", r"(?:campana|plan|jornada|estrategia|accion) de (?:\w+cion|marketing|ventas?|comunicacion)\b",
         title=True),
    rule("process", r"(?:demo|reunion|presentacion|propuesta) comercial\b|venta (?:anticipada|adicional|consultiva)\b",
         title=True),
    rule("process", r"(?:alta|registro|control) (?:digital )?de (?:nuev[oa]s |entrada )?\w+", r"alta de (?:la luz"
                                                                                              r"|internet)",
         title=True),
    rule("process", rf"(?:recepcion|atencion|envio|preparacion|registro|resolucion|entrega|revision|cierre|alta)"
                    rf" (?:de|del|de la|de los|de las|a|al) {_THINGS}\b", _NOT_OURS, title=True),
    rule("process", r"(?:cierre de (?:la )?ventas?|control de calidad|registro en el|alta en el sistema)\b",
         title=True),
    rule("process", r"analisis de\b|contacto postventa\b", title=True),
    rule("handled", r"[^.]*\bal (?:asegurado|cliente|usuario|interesado|comprador|socio|viajero|huesped)\s*\Z",
         _NOT_OURS, title=True),
    rule("process", r"(?:visita|accion|contacto|seguimiento|argumentario|propuesta) comercial\b", title=True),
    rule("process", r"llamadas? (?:de seguimiento|de ventas?|de captacion|de bienvenida|en frio)\b", title=True),
    # Words of the trade.
    rule("jargon", r"(?:de|los|el|un|nuevos?|mas|captar|nutrir|generar|cualificar|convertir) leads?\b"),
    rule("jargon", r"(?:CRM|KPIs?|ROI|SLA|NPS|CSAT|CAC|LTV|CLV|MQL|CTA|RRSS|BBDD|ARPU|CPC|CPL)\b", cased=True),
    rule("jargon", r"(?:embudo de (?:ventas?|conversion|marketing|compra)|(?:el|del|al) embudo|funnel)\b"),
    rule("jargon", r"(?:tasa|ratio|porcentaje|indice) de (?:\w+cion|abandono|rebote|apertura)\b"),
    rule("jargon", r"(?:mejorar|aumentar|optimizar|subir|medir) la conversion\b"),
    rule("jargon", r"conversion (?:de|del|a) (?:carrito|leads?|ventas?|clientes?|usuarios?|visitas?|registros?)\b"),
    rule("jargon", r"(?:cross[- ]?sell(?:ing)?|up[- ]?sell(?:ing)?|venta cruzada|retargeting|remarketing|nurturing)\b"),
    rule("jargon", r"(?:onboarding|churn|engagement|landing (?:page|de|con)|touchpoint)\b"),
    rule("jargon", r"(?:buyer persona|call to action|customer journey|lead scoring|stakeholders?)\b"),
    rule("jargon", r"(?:ticket medio|frecuencia de compra|cerrar la venta|campanas? de marketing|reporting|poder"
                   r" adquisitivo|postcompra)\b"),
    rule("jargon", r"(?:publico objetivo|(?:nuestro|el|publico|del) target|propuesta de valor|cuota de mercado)\b"),
    rule("jargon", rf"experiencia de (?:usuario|cliente|compra)\b|segmentacion de|captacion de {_CUSTOMER}"),
    rule("jargon", r"fidelizar\b|(?<!de )fidelizacion\b|captar (?:client|lead|usuari|dat|(?:la )?aten)"),
    rule("jargon", r"bases? de datos de clientes\b|reconocimiento de marca\b"),
    rule("jargon", r"(?:argumentario|embajador(?:es)? de (?:la )?marca|reactivacion de|retencion de|decisor(?:es)?)\b"),
    rule("jargon", r"(?:usuarios|cuentas) clave|productos complementarios|soci[oa]s inactiv|captacion de"),
)  # fmt: skip
