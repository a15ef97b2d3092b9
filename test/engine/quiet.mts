/** n8n's own logger would write every expected error to the console. */
process.env.N8N_LOG_LEVEL = 'silent';
